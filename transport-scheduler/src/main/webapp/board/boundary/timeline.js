/** The board as a timeline: time runs left to right, tours are rows, jobs are blocks. */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { handNote, placeOf } from '../../shared/states.js';
import { axisOf, blocksOf, inLanes, isMovable, shareOf } from '../entity/tours.js';
import { kindIcon, lang, missedBadge, nameOf, pinnedBadge, plannedNote, stateBadge, text, tourTitle, travelOf, windowOf } from './parts.js';

const PIXELS_PER_HOUR = 84;
const BLOCK_PIXELS = 258;
const NAME_PIXELS = 190;

const percent = (share) => `${(share * 100).toFixed(3)}%`;

export function timeline(board, context) {
  const axis = axisOf(board.tours);
  if (!axis) return element('div', {}, board.tours.map((tour) => emptyRow(tour, context)));
  const hourPixels = Math.max(PIXELS_PER_HOUR, (context.width - NAME_PIXELS) / axis.hours.length);
  const made = element('div', { class: 'board-timeline', role: 'region', 'aria-label': text('grid'), tabindex: '0' },
    element('div', { class: 'board-sheet' },
      scale(axis),
      ...board.tours.map((tour) => row(tour, axis, hourPixels, context)),
      nowLine(axis, context.now)));
  made.firstChild.style.setProperty('--board-width', `${NAME_PIXELS + axis.hours.length * hourPixels}px`);
  made.firstChild.style.setProperty('--board-hours', axis.hours.length);
  return made;
}

function scale(axis) {
  return element('div', { class: 'board-row board-scale', 'aria-hidden': 'true' },
    element('div', { class: 'board-name' }),
    element('div', { class: 'board-lanes' }, axis.hours.map((hour) => {
      const mark = element('span', { class: 'board-hour' }, clockTime(hour, lang));
      mark.style.left = percent(shareOf(axis, hour));
      return mark;
    })));
}

function row(tour, axis, hourPixels, context) {
  const millisPerPixel = 3_600_000 / hourPixels;
  const blocks = inLanes(blocksOf(tour), BLOCK_PIXELS * millisPerPixel);
  const lanes = element('ol', { class: 'board-lanes' }, blocks.map((block) => blockOf(block, axis, hourPixels, context)));
  lanes.style.setProperty('--board-lanes', 1 + Math.max(-1, ...blocks.map((block) => block.lane)));
  if (blocks.length === 0) lanes.append(element('li', { class: 'board-none mh-muted' }, text('noStops')));
  return element('section', { class: 'board-row', 'data-tour': tour.id },
    element('div', { class: 'board-name' }, tourTitle(tour, context.hand)), lanes);
}

function emptyRow(tour, context) {
  return element('section', { class: 'mh-card board-empty-tour', 'data-tour': tour.id }, tourTitle(tour, context.hand), element('p', { class: 'mh-muted' }, text('noStops')));
}

function blockOf(block, axis, hourPixels, context) {
  const start = clockTime(block.start, lang);
  const end = clockTime(block.end, lang);
  const bar = element('span', { class: 'board-bar' });
  const made = element('li', {
    class: `board-block board-block--${block.jobKind}${context.changed.has(block.jobId) ? ' board-block--new' : ''}`,
    'data-testid': 'job-block', 'data-job': block.jobId, 'data-state': block.state,
    draggable: isMovable(block) ? 'true' : null, ondragstart: (event) => context.drag(event, block),
  },
  bar,
  element('p', { class: 'board-block-head' }, icon(kindIcon(block.jobKind), text(block.jobKind)),
    element('strong', {}, nameOf(block, context.cases.get(block.jobId)))),
  element('p', { class: 'board-block-time' }, element('time', {}, `${start}–${end}`), pinnedBadge(block) ?? stateBadge(block.state), missedBadge(block)),
  plannedNote(block.pickup, block.dropOff),
  element('p', { class: 'board-block-place' }, [placeOf(block.pickup), handNote(block.pickup, lang)].filter(Boolean).join(' ')),
  element('p', { class: 'board-block-place' }, block.dropOff ? `→ ${[placeOf(block.dropOff), handNote(block.dropOff, lang)].filter(Boolean).join(' ')}` : ''),
  windowOfBlock(block),
  travelOf(block),
  isMovable(block) && element('p', { class: 'board-block-acts' }, [context.mover(block), context.cancelling(block)]));
  made.title = [block.name, placeOf(block.pickup), placeOf(block.dropOff)].filter(Boolean).join('\n');
  made.style.left = percent(shareOf(axis, block.start));
  made.style.setProperty('--board-lane', block.lane);
  const pixels = ((block.end - block.start) / 3_600_000) * hourPixels;
  made.style.width = `${Math.max(pixels, BLOCK_PIXELS - 8)}px`;
  bar.style.width = `${Math.max(pixels, 4)}px`;
  return made;
}

/* A ride is promised by its pickup window, a delivery by its latest hand-over. */
function windowOfBlock(block) {
  const window = windowOf(block.jobKind === 'delivery' ? block.dropOff ?? block.pickup : block.pickup ?? block.dropOff);
  return window ? element('p', { class: 'board-block-place' }, text('window', window)) : null;
}

function nowLine(axis, now) {
  if (now < axis.start || now > axis.end) return null;
  const line = element('div', { class: 'board-now', 'aria-hidden': 'true' }, element('span', {}, text('now')));
  line.style.setProperty('--board-now', shareOf(axis, now));
  return line;
}
