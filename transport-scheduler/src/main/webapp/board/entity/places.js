/** Which parts of tours have a place on the map, as pure rules. */

export function isPlaced({ latitude, longitude }) {
  return Number.isFinite(latitude) && Number.isFinite(longitude);
}

/** The places of a tour's stops in their order: [[latitude, longitude], …]. */
export function wayOf(tour) {
  return tour.stops.filter(isPlaced).map(({ latitude, longitude }) => [latitude, longitude]);
}

/** [[south, west], [north, east]] of all stops and vehicles of these tours; undefined where nothing has a place. */
export function boundsOf(tours) {
  const positions = tours.map((tour) => tour.duty?.position).filter((position) => position && isPlaced(position));
  const places = [...tours.flatMap(wayOf), ...positions.map(({ latitude, longitude }) => [latitude, longitude])];
  if (places.length === 0) return undefined;
  const [north, east] = [0, 1].map((side) => Math.max(...places.map((place) => place[side])));
  const [south, west] = [0, 1].map((side) => Math.min(...places.map((place) => place[side])));
  return [[south, west], [north, east]];
}
