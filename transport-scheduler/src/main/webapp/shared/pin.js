/**
 * Sets a position by hand, as the last resort where no register knows an address: by a click on the map, by the name of the nearest
 * village, or by coordinates; so the keyboard alone is enough.
 */
import { element, icon } from '/assets/page.js';
import { texts } from '/assets/words.js';
import { openMap, readDistrict } from './map.js';

const NEAR = 14;
const text = texts({
  de: {
    help: 'Klicken Sie auf die Karte, oder wählen Sie den nächsten Ort, oder geben Sie Breite und Länge ein.',
    town: 'Nächster Ort', choose: 'Bitte wählen', latitude: 'Breite in Grad', longitude: 'Länge in Grad', map: 'Karte zum Setzen der Stelle',
    set: (north, east) => `Stelle von Hand gesetzt: ${north}° Nord, ${east}° Ost.`, none: 'Noch keine Stelle gesetzt.',
    remove: 'Stelle entfernen', failed: 'Die Karte konnte nicht geladen werden. Geben Sie Breite und Länge ein.',
  },
  en: {
    help: 'Click on the map, or choose the nearest village, or enter latitude and longitude.',
    town: 'Nearest village', choose: 'Please choose', latitude: 'Latitude in degrees', longitude: 'Longitude in degrees', map: 'Map to set the position',
    set: (north, east) => `Position set by hand: ${north}° north, ${east}° east.`, none: 'No position set yet.',
    remove: 'Remove position', failed: 'The map could not be loaded. Please enter latitude and longitude.',
  },
});

/** id makes the fields' ids; picked({latitude, longitude} or undefined) is called on each change. {root, open(), show(position)}. */
export function pin(id, picked) {
  const town = element('select', { id: `${id}-pin-town`, onchange: () => chooseTown() }, element('option', { value: '' }, text('choose')));
  const degrees = (name, limit) => element('input', {
    id: `${id}-pin-${name}`, type: 'number', step: 'any', min: -limit, max: limit, class: 'mh-input--short', inputmode: 'decimal',
    'data-testid': `pin-${name}`, onchange: () => typed(),
  });
  const latitude = degrees('latitude', 90);
  const longitude = degrees('longitude', 180);
  const box = element('div', { class: 'map-box map-box--small', role: 'region', 'aria-label': text('map'), 'data-testid': 'pin-map' });
  const said = element('p', { role: 'status', 'data-testid': 'pin-said' }, text('none'));
  const remove = element('button', { type: 'button', class: 'mh-button mh-button--quiet', hidden: true, onclick: () => set(undefined) }, text('remove'));
  const under = element('div', {});
  const field = (input, label) => element('div', { class: 'mh-field' }, element('label', { for: input.id }, label), input);
  const root = element('div', { class: 'map-pin-picker' }, element('p', { class: 'mh-help' }, text('help')), field(town, text('town')), box, under,
    field(latitude, text('latitude')), field(longitude, text('longitude')), said, remove);
  let opened;
  let marker;
  let position;

  function set(next) {
    show(next);
    picked(next);
  }

  function show(next) {
    position = next;
    latitude.value = next?.latitude ?? '';
    longitude.value = next?.longitude ?? '';
    said.textContent = next ? text('set', next.latitude, next.longitude) : text('none');
    remove.hidden = !next;
    opened?.then(draw, () => {});
  }

  function draw({ L, map }) {
    marker?.remove();
    marker = undefined;
    if (!position) return;
    const at = [position.latitude, position.longitude];
    marker = L.marker(at, { keyboard: false, interactive: false, icon: L.divIcon({ className: 'map-pin', html: icon('place'), iconSize: null }) }).addTo(map);
    if (!map.getBounds().contains(at)) map.setView(at, NEAR);
  }

  function typed() {
    const [north, east] = [latitude, longitude].map((input) => (input.value === '' ? NaN : Number(input.value)));
    if (latitude.validity.valid && longitude.validity.valid && Number.isFinite(north) && Number.isFinite(east)) set(rounded(north, east));
  }

  function chooseTown() {
    const chosen = town.selectedOptions[0]?.position;
    if (!chosen) return;
    set(rounded(chosen.latitude, chosen.longitude));
    opened?.then(({ map }) => map.setView([chosen.latitude, chosen.longitude], NEAR), () => {});
  }

  /** Loads the map; only when somebody needs it. */
  async function open() {
    if (opened) return;
    opened = openMap(box);
    try {
      const { map, note } = await opened;
      under.replaceChildren(note);
      map.on('click', ({ latlng }) => set(rounded(latlng.lat, latlng.wrap().lng)));
      map.invalidateSize();
      draw(await opened);
    } catch {
      opened = undefined;
      under.replaceChildren(element('p', { class: 'mh-note mh-note--due' }, text('failed')));
    }
    const { towns } = await readDistrict().catch(() => ({ towns: [] }));
    town.append(...[...towns].sort((one, other) => one.name.localeCompare(other.name, 'de')).map((one) => {
      const option = element('option', { value: one.name }, one.name);
      option.position = one;
      return option;
    }));
  }

  return { root, open, show };
}

/* A metre is enough. */
function rounded(latitude, longitude) {
  return { latitude: Number(latitude.toFixed(5)), longitude: Number(longitude.toFixed(5)) };
}
