/** Where stops and vehicles are, as a plain drawing: north is up, no roads. The words of it stand in the list. */
import { element } from '/assets/page.js';
import { drawnPlaces } from '../entity/places.js';
import { text } from './parts.js';

const SVG = 'http://www.w3.org/2000/svg';

function shape(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function drawing(board) {
  const drawn = drawnPlaces(board.tours);
  if (!drawn) return element('p', { class: 'mh-muted' }, text('mapNone'));
  return element('div', { class: 'mh-card' },
    element('p', { class: 'mh-muted mh-small' }, text('mapHelp')),
    shape('svg', {
      class: 'board-drawing', viewBox: `0 0 ${drawn.width} ${drawn.height}`, role: 'img', 'aria-label': text('mapLabel', drawn.tours.length),
      'data-testid': 'drawing',
    }, ...drawn.tours.flatMap(tourShapes), ...drawn.tours.flatMap(vehicleShapes), ...drawn.words.map(wordShape)));
}

function tourShapes({ label, stops }) {
  const way = stops.map(({ x, y }) => `${x},${y}`).join(' ');
  return [
    shape('polyline', { class: 'board-way', points: way }),
    ...stops.map(({ x, y, name }) => shape('g', { class: 'board-place' },
      shape('title', {}, `${label}: ${name}`), shape('circle', { cx: x, cy: y, r: 7 }))),
  ];
}

function vehicleShapes({ label, vehicle }) {
  if (!vehicle) return [];
  const { x, y } = vehicle;
  return [shape('g', { class: 'board-vehicle' }, shape('title', {}, label),
    shape('path', { d: `M${x - 12},${y + 10} L${x},${y - 14} L${x + 12},${y + 10} Z` }))];
}

function wordShape({ x, y, text: words, kind }) {
  return shape('text', { class: kind === 'way' ? 'board-way-name' : 'board-word', x, y }, words);
}
