/** Pieces that timeline and list share. */
import { element, icon } from '/assets/page.js';
import { clockTime, language, span, texts } from '/assets/words.js';
import { needsOf, postureOf, stateOf } from '../../shared/states.js';
import { plannedOtherwise } from '../entity/tours.js';
import { TEXTS } from './texts.js';

export const lang = language();
export const text = texts(TEXTS, lang);

export const kindIcon = (kind) => (kind === 'delivery' ? 'pill' : 'car');

export function stateBadge(code) {
  if (!code) return null;
  const state = stateOf(code, lang);
  return element('span', { class: `mh-badge${state.meaning ? ` mh-badge--${state.meaning}` : ''}` }, icon(state.icon), state.word);
}

/** The name, as a link to the case where it is known. */
export function nameOf(job, caseId) {
  if (!caseId) return job.name;
  return element('a', {
    href: `/case?id=${encodeURIComponent(caseId)}`, 'aria-label': text('caseOf', job.name), 'data-key': `name-${job.jobId}`,
  }, job.name);
}

export function windowOf(stop) {
  return stop.windowStart && stop.windowEnd ? span(stop.windowStart, stop.windowEnd, lang) : '';
}

/** For what the stops of a job had been planned, where it was done at other times; null where it was not. */
export function plannedNote(...stops) {
  const known = stops.filter(Boolean);
  if (!known.some(plannedOtherwise)) return null;
  const times = known.map((stop) => clockTime(stop.plannedAt, lang));
  return element('p', { class: 'mh-small mh-muted', 'data-testid': 'planned-for' }, text('plannedFor', times.join('–')));
}

/** hand(tour) gives the buttons of the tour; none where nothing can be decided. */
export function tourTitle(tour, hand) {
  return [
    element('h3', {}, tour.vehicle.label),
    element('p', { class: 'mh-muted mh-small' }, tour.driver?.name ?? text('noDriver'), element('br'),
      text('shift', span(tour.shiftStart, tour.shiftEnd, lang))),
    tour.outOfService && element('p', {}, element('span', { class: 'mh-badge mh-badge--late' }, icon('stop'), text('outNow'))),
    tour.byHand && element('p', {}, element('span', { class: 'mh-badge mh-badge--info' }, icon('user'), text('byHandNow'))),
    duty(tour.duty),
    hand?.(tour),
  ];
}

/* What the driver said last, what the check of the vehicle found, and how old the position is. */
function duty(said) {
  if (!said?.state) return null;
  return element('div', { class: 'mh-small', 'data-testid': 'duty', 'data-state': said.state },
    element('p', {}, text(`duty-${said.state}`, clockTime(said.since, lang))),
    said.faults.length > 0 && element('p', {}, element('span', { class: 'mh-badge mh-badge--due' }, icon('warning'),
      text('faults', said.faults.map((code) => text('faultWords')[code] ?? code).join(', ')))),
    said.position && element('p', {}, icon('place'), ` ${text('seenAt', clockTime(said.position.at, lang))}`));
}

/** That the medicine comes to a home where nobody is yet: a dispatcher holds it there, and planning leaves it. */
export function missedBadge(job) {
  return job.missed ? element('span', { class: 'mh-badge mh-badge--late', 'data-testid': 'missed' }, icon('warning'), text('missed')) : null;
}

/** What the times stand on, in the server's sentences. */
export function roadsNote(sentences) {
  return element('p', { class: 'mh-muted mh-small board-estimate', 'data-testid': 'roads' }, icon('info'), ` ${sentences.join(' ')}`);
}

/** That the job keeps its tour, in words. */
export function pinnedBadge(job) {
  return job.pinned ? element('span', { class: 'mh-badge', 'data-testid': 'pinned' }, icon('shield'), text('pinned')) : null;
}

/** What the patient weighs (and whether it is unknown how much the vehicle bears), how and with whom somebody rides, what the ride needs or brings. */
export function travelOf(stop) {
  const words = [postureOf(stop.posture, lang)?.word, stop.companion && text('companion'), ...needsOf(stop.needs, lang)].filter(Boolean).join(' · ');
  if (!words && !stop.kilograms) return null;
  return element('p', { class: 'mh-small', 'data-testid': 'travel', title: words },
    stop.kilograms && element('span', { 'data-testid': 'weight' }, `${text('kilograms', stop.kilograms)} `),
    stop.kilograms && stop.limitUnknown && element('span', { class: 'mh-badge mh-badge--due' }, icon('warning'), text('limitUnknown')),
    stop.kilograms && words && ' ', words);
}
