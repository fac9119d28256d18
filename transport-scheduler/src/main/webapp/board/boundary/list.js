/** The board as tables, for keyboard and screen reader and for everybody who likes lists; cards on a phone. */
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord, span } from '/assets/words.js';
import { handNote, needsOf, placeOf, postureOf } from '../../shared/states.js';
import { timeOf } from '../entity/tours.js';
import { kindIcon, lang, missedBadge, nameOf, pinnedBadge, plannedNote, stateBadge, text, tourTitle, travelOf, windowOf } from './parts.js';

export function list(board, context) {
  return element('div', { class: 'mh-stack' }, board.tours.map((tour) =>
    element('section', { class: 'mh-card board-tour', 'data-tour': tour.id },
      element('div', { class: 'mh-card-head' }, element('div', { class: 'board-tour-head' }, tourTitle(tour, context.hand))),
      tour.breaks?.length > 0 && element('p', { class: 'mh-small', 'data-testid': 'breaks' }, tour.breaks.map(({ from, until, minutes }) =>
        text('breakDue', minutes, clockTime(from, lang), clockTime(until, lang))).join(' · ')),
      tour.stops.length === 0 ? element('p', { class: 'mh-muted' }, text('noStops')) : table(tour, context))));
}

function table(tour, context) {
  const columns = ['time', 'what', 'who', 'where', 'windowColumn', 'state'];
  return element('table', { class: 'mh-table board-table' },
    element('caption', { class: 'mh-visually-hidden' }, tour.vehicle.label),
    element('thead', {}, element('tr', {}, columns.map((key) => element('th', { scope: 'col' }, text(key))))),
    element('tbody', {}, tour.stops.map((stop) => stopRow(stop, context))));
}

function stopRow(stop, context) {
  const cell = (key, ...content) => element('td', { 'data-label': text(key) }, ...content);
  return element('tr', {
    'data-testid': 'job-block', 'data-job': stop.jobId, 'data-state': stop.state,
    class: context.changed.has(stop.jobId) ? 'board-changed' : null,
  },
  cell('time', element('time', { datetime: timeOf(stop) }, element('strong', {}, clockTime(timeOf(stop), lang))), plannedNote(stop)),
  cell('what', icon(kindIcon(stop.jobKind)), ` ${text(stop.jobKind)}: ${text(stop.action)}`),
  cell('who', nameOf(stop, context.cases.get(stop.jobId)), travelOf(stop), stop.note && element('p', { class: 'mh-small', 'data-testid': 'stop-note' }, text('note', stop.note))),
  cell('where', placeOf(stop), stop.placeByHand && ` ${handNote(stop, lang)}`),
  cell('windowColumn', windowOf(stop) || '–'),
  cell('state', stateBadge(stop.state), pinnedBadge(stop), missedBadge(stop), stop.action === 'pickup' && [context.mover(stop), context.cancelling(stop)]));
}

export function unplannedList(board, context) {
  return element('section', { class: 'mh-card board-unplanned', 'data-tour': '', 'aria-labelledby': 'unplanned' },
    element('h2', { id: 'unplanned' }, icon('warning'), ` ${text('unplanned', board.unplanned.length)}`),
    element('ul', {}, board.unplanned.map((job) => element('li', {
      'data-testid': 'unplanned-job', 'data-job': job.jobId, draggable: 'true', ondragstart: (event) => context.drag(event, job),
    },
    element('p', {}, icon(kindIcon(job.jobKind)), ' ', element('strong', {}, nameOf(job, job.caseId)), factsOf(job, context.now),
      job.waitsForCall && [' ', element('span', { class: 'mh-badge mh-badge--info', 'data-testid': 'waits-for-call' }, icon('phone'), text('waitsForCall'))],
      job.overdue && [' ', element('span', { class: 'mh-badge mh-badge--late', 'data-testid': 'overdue' }, icon('warning'), text('overdue'))]),
    element('p', { class: 'mh-small' }, [job.pickupPlace, job.dropOffPlace].filter(Boolean).join(' → ')),
    job.note && element('p', { class: 'mh-small' }, text('note', job.note)),
    element('p', { class: 'board-reason' }, job.reason),
    context.locating(job),
    job.mayBeReady && element('button', {
      type: 'button', class: 'mh-button', 'data-testid': 'ready', 'data-key': `ready-${job.jobId}`, onclick: () => context.ready(job),
    }, icon('clock'), text(job.windowStart ? 'readyAgain' : 'ready')),
    job.mayBeReady && job.windowStart && element('button', {
      type: 'button', class: 'mh-button', 'data-testid': 'not-ready', 'data-key': `not-ready-${job.jobId}`, onclick: () => context.notReady(job),
    }, icon('back'), text('notReady')),
    context.mover(job), context.cancelling(job)))));
}

/* The day is said too: what nobody planned stays here over days. */
function factsOf(job, now) {
  const posture = postureOf(job.posture, lang);
  const day = job.day && dayWord(job.day, dayOf(now), lang);
  const parts = [day, job.windowStart && span(job.windowStart, job.windowEnd, lang), posture?.word,
    job.companion && text('companion'), ...needsOf(job.needs, lang),
    job.appointment && text('appointment', clockTime(job.appointment, lang)),
    job.kilograms && text('kilograms', job.kilograms),
    job.requires?.length > 0 && text('requires', job.requires.join(', '))].filter(Boolean);
  return parts.length ? ` · ${parts.join(' · ')}` : '';
}
