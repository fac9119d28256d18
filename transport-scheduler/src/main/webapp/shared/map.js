/**
 * The map under all that pages draw on it: pictures of the configured server, else the hub's own roads, else the names of towns, and a
 * sentence that says which. A server of pictures learns which part of the map is looked at, and nothing else.
 */
import { call, element, icon } from '/assets/page.js';
import { texts } from '/assets/words.js';

const API = '/transport/api/map';
const PAUSE_MILLIS = 250;
const TOWNS_FROM_ZOOM = 10;
const ZOOM = 10;
/* Of a town's name, in pixels. */
const HALF_A_LETTER = 5;
const LINE = 20;
const text = texts({
  de: {
    zoomIn: 'Karte vergrößern', zoomOut: 'Karte verkleinern',
    tiles: 'Kartenbilder des eingerichteten Servers. Er erfährt nur, welcher Ausschnitt angesehen wird.',
    roads: 'Gezeichnet sind die Straßen, mit denen der Hub rechnet.',
    main: 'Gezeichnet sind die schnellen Straßen, mit denen der Hub rechnet. Vergrößern Sie die Karte, um alle zu sehen.',
    plain: 'Eine Landkarte ist nicht eingerichtet. Gezeichnet sind Orte und ein Maßstab, keine Straßen.',
    failed: 'Die Straßen konnten nicht geladen werden. Gezeichnet sind Orte und ein Maßstab.',
    lost: 'Kartenbilder fehlen: Der Server für Karten antwortet nicht.',
  },
  en: {
    zoomIn: 'Zoom in', zoomOut: 'Zoom out',
    tiles: 'Map pictures of the configured server. It learns only which part is looked at.',
    roads: 'Drawn are the roads that the hub reckons with.',
    main: 'Drawn are the fast roads that the hub reckons with. Zoom in to see all of them.',
    plain: 'No map is set up. Drawn are towns and a scale, no roads.',
    failed: 'The roads could not be loaded. Drawn are towns and a scale.',
    lost: 'Map pictures are missing: the map server does not answer.',
  },
});

let district;

async function leaflet() {
  /* A plain script; as a module it is loaded once, and only where a map is looked at. */
  if (!globalThis.L) await import('/transport/leaflet/leaflet.js');
  return globalThis.L;
}

/** The district: {tiles, attribution, roads, latitude, longitude, radiusKilometres, towns: [{name, latitude, longitude}]}. */
export async function readDistrict() {
  district ??= await call(API);
  return district;
}

/** Opens a map in the container, which must lie in the page: {L, map, note, district}; note says what is drawn. */
export async function openMap(container) {
  const [L, known] = await Promise.all([leaflet(), readDistrict()]);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(container, {
    attributionControl: Boolean(known.tiles), zoomControl: false, minZoom: 6, maxZoom: 18, scrollWheelZoom: 'center',
    zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm,
  }).setView([known.latitude, known.longitude], ZOOM);
  L.control.zoom({ zoomInTitle: text('zoomIn'), zoomOutTitle: text('zoomOut') }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const note = element('p', { class: 'mh-muted mh-small', 'data-testid': 'map-note' });
  const say = (key) => note.replaceChildren(icon('info'), ` ${text(key)}`);
  if (known.tiles) {
    pictures(L, map, known, say);
  } else {
    towns(L, map, known);
    say(known.roads ? 'roads' : 'plain');
    if (known.roads) roads(L, map, say);
  }
  return { L, map, note, district: known };
}

function pictures(L, map, known, say) {
  map.attributionControl.setPrefix(false);
  const words = element('span', {}, known.attribution).innerHTML;
  say('tiles');
  L.tileLayer(known.tiles, { maxZoom: 18, attribution: words }).on('tileerror', () => say('lost')).on('tileload', () => say('tiles')).addTo(map);
}

/* Names that would lie over others, or beyond the edge, are left out; nearer ones come when the map is zoomed in. */
function towns(L, map, known) {
  const names = L.layerGroup().addTo(map);
  const show = () => {
    names.clearLayers();
    if (map.getZoom() < TOWNS_FROM_ZOOM) return;
    const { x: width, y: height } = map.getSize();
    const taken = [];
    for (const { name, latitude, longitude } of known.towns) {
      const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
      const half = name.length * HALF_A_LETTER;
      const inside = x > half && x < width - half && y > LINE && y < height - LINE;
      if (inside && taken.every((one) => Math.abs(one.y - y) > LINE || Math.abs(one.x - x) > one.half + half)) {
        taken.push({ x, y, half });
        names.addLayer(L.marker([latitude, longitude], {
          interactive: false, keyboard: false, icon: L.divIcon({ className: 'map-town', html: element('span', { 'data-words': name }), iconSize: null }),
        }));
      }
    }
  };
  map.on('moveend resize', show);
  show();
}

function roads(L, map, say) {
  map.createPane('roads').classList.add('map-roads');
  let asked;
  let timer;
  let drawn;
  const load = async () => {
    asked?.abort();
    asked = new AbortController();
    const seen = map.getBounds().pad(0.2);
    const part = new URLSearchParams({
      south: Math.max(-85, seen.getSouth()).toFixed(4), west: Math.max(-180, seen.getWest()).toFixed(4),
      north: Math.min(85, seen.getNorth()).toFixed(4), east: Math.min(180, seen.getEast()).toFixed(4),
    });
    try {
      const { lines, complete } = await call(`${API}/roads?${part}`, { signal: asked.signal });
      drawn?.remove();
      drawn = L.polyline(lines.map(pairs), { pane: 'roads', className: 'map-road', interactive: false, smoothFactor: 1.5 }).addTo(map);
      say(complete ? 'roads' : 'main');
    } catch (refusal) {
      if (refusal.name !== 'AbortError') say('failed');
    }
  };
  map.on('moveend', () => {
    clearTimeout(timer);
    timer = setTimeout(load, PAUSE_MILLIS);
  });
  load();
}

function pairs(line) {
  return Array.from({ length: line.length / 2 }, (_, at) => [line[2 * at], line[2 * at + 1]]);
}
