/**
 * Where the stops and vehicles of tours lie on a sheet, as pure rules: north is up, one scale for both directions (a degree of longitude
 * is shorter the farther north), and room at the edges for words.
 */
const WIDTH = 1_000;
const EDGE = 60;
const ROOM_FOR_WORDS = 160;
const LEAST_HEIGHT = 240;
const MOST_HEIGHT = 900;

/* Of a word, also where letters are doubled. */
const LETTER = 18;
const LINE = 36;
const TRIES = 8;

/**
 * {width, height, tours: [{label, stops: [{x, y, name}], vehicle: {x, y} or undefined}], words: [{x, y, text, kind}]}, or undefined where
 * nothing has a place. Words that would lie over others move down; where there is no room near their place they are left out.
 */
export function drawnPlaces(tours) {
  const known = tours.map((tour) => ({
    label: tour.vehicle.label,
    stops: tour.stops.filter(hasPlace),
    vehicle: tour.duty?.position,
  })).filter((tour) => tour.stops.length || tour.vehicle);
  const places = known.flatMap((tour) => [...tour.stops, ...(tour.vehicle ? [tour.vehicle] : [])]);
  if (places.length === 0) return undefined;
  const middle = Math.cos((mean(places.map(({ latitude }) => latitude)) * Math.PI) / 180);
  const east = ({ longitude }) => longitude * middle;
  const [west, right] = extent(places.map(east));
  const [south, north] = extent(places.map(({ latitude }) => latitude));
  const scale = Math.min((WIDTH - 2 * EDGE - ROOM_FOR_WORDS) / (right - west), (MOST_HEIGHT - 2 * EDGE) / (north - south));
  const on = (place) => ({ x: Math.round(EDGE + (east(place) - west) * scale), y: Math.round(EDGE + (north - place.latitude) * scale) });
  const height = Math.max(LEAST_HEIGHT, Math.round(2 * EDGE + (north - south) * scale));
  const drawn = known.map(({ label, stops, vehicle }) => ({
    label, stops: stops.map((stop) => ({ ...on(stop), name: stop.name })), vehicle: vehicle && on(vehicle),
  }));
  return { width: WIDTH, height, tours: drawn, words: placed(wishes(drawn), height) };
}

/* Names before numbers: they say more. */
function wishes(tours) {
  const vehicles = tours.filter(({ vehicle }) => vehicle)
    .map(({ label, vehicle }) => ({ x: vehicle.x + 14, y: vehicle.y + 4, text: label, kind: 'vehicle' }));
  const ways = tours.filter(({ stops }) => stops.length)
    .map(({ label, stops }) => ({ x: stops[0].x + 10, y: stops[0].y + 18, text: label, kind: 'way' }));
  const numbers = tours.flatMap(({ stops }) => stops.map(({ x, y }, index) => ({ x: x + 10, y: y - 8, text: String(index + 1), kind: 'number' })));
  return [...vehicles, ...ways, ...numbers];
}

function placed(words, height) {
  const taken = [];
  for (const word of words) {
    const free = Array.from({ length: TRIES }, (_, down) => ({ ...word, y: word.y + down * LINE }))
      .find((one) => one.y < height && taken.every((other) => isApart(one, other)));
    if (free) taken.push(free);
  }
  return taken;
}

function isApart(one, other) {
  return Math.abs(one.y - other.y) >= LINE
    || one.x + one.text.length * LETTER <= other.x || other.x + other.text.length * LETTER <= one.x;
}

function hasPlace({ latitude, longitude }) {
  return Number.isFinite(latitude) && Number.isFinite(longitude);
}

/* At least a kilometre, so that one place alone has a scale. */
function extent(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most - least < 0.01 ? [least - 0.005, most + 0.005] : [least, most];
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
