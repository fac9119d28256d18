/** The tours on paper, for the day on which the network fails: one sheet for each driver. */
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord, span } from '/assets/words.js';
import { handNote, needsOf, placeOf, postureOf } from '../../shared/states.js';
import { fullDay } from '../entity/tours.js';
import { lang, roadsNote, text, windowOf } from './parts.js';

/** day: {date, now, roads: [sentence], tours} as the server gives it for paper. */
export function sheets(day) {
  if (day.tours.length === 0) return element('div', { class: 'mh-empty' }, icon('document'), element('p', {}, text('noSheets')));
  return element('div', { class: 'mh-stack', 'data-testid': 'sheets' },
    element('h2', { class: 'mh-visually-hidden' }, text('sheets')),
    element('div', { class: 'board-sheet-head' },
      element('p', { class: 'mh-muted' }, text('sheetsHelp')),
      element('button', { type: 'button', class: 'mh-button', 'data-key': 'print', onclick: () => window.print() }, icon('document'), text('print'))),
    day.tours.map((tour) => sheet(tour, day)));
}

function sheet(tour, day) {
  const columns = ['time', 'what', 'who', 'where', 'phone', 'hints', 'done'];
  const now = Date.parse(day.now);
  return element('section', { class: 'mh-card board-paper' },
    element('h3', {}, text('sheetOf', tour.vehicle, tour.driver)),
    element('p', {}, `${fullDay(day.date, lang)} · ${text('shift', span(tour.shiftStart, tour.shiftEnd, lang))} · `,
      text('printedAt', dayWord(dayOf(now), dayOf(now), lang), clockTime(now, lang))),
    roadsNote([...day.roads, ...tour.roads]),
    element('div', { class: 'board-paper-box', role: 'region', 'aria-label': tour.vehicle, tabindex: '0' },
      element('table', { class: 'mh-table' },
        element('thead', {}, element('tr', {}, columns.map((key) => element('th', { scope: 'col' }, text(key))))),
        element('tbody', {}, tour.stops.map(line)))));
}

function line(stop) {
  const hints = [postureOf(stop.posture, lang)?.word, stop.companion && text('companion'), ...needsOf(stop.needs, lang),
    stop.bag && text('bag', stop.bag), stop.note].filter(Boolean);
  return element('tr', {},
    element('td', {}, element('strong', {}, clockTime(stop.plannedAt, lang)), element('br'), windowOf(stop)),
    element('td', {}, `${text(stop.jobKind)}: ${text(stop.action)}`),
    element('td', {}, stop.name),
    element('td', {}, placeOf(stop), stop.placeByHand && ` ${handNote(stop, lang)}`),
    element('td', {}, stop.phone ?? '–'),
    element('td', {}, hints.join(', ') || '–'),
    element('td', { class: 'board-paper-room' }));
}
