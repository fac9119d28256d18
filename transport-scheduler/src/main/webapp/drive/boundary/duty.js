/** The driver's duty on the tour: check of the vehicle and begin, breaks, end, and whether the position is shared. */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { dutySteps, isDutyMissing, sharesPosition } from '../entity/tour.js';
import { now } from '../../shared/clock.js';
import { lang, text } from './parts.js';

/** say(step, {faults}) is called with what the driver did; sharing: {at, denied} of the position. */
export function dutyCard(tour, say, sharing) {
  const duty = tour.duty ?? {};
  const words = text('duties');
  const state = words.states[duty.state ?? 'none'];
  const steps = dutySteps(duty.state);
  return element('details', { class: 'drive-more', 'data-key': 'duty', 'data-testid': 'duty', 'data-state': duty.state ?? 'none' },
    element('summary', {}, duty.since ? `${state} ${clockTime(duty.since, lang)}` : state),
    faultsFound(duty),
    breaksDue(tour.breaks),
    sharesPosition(tour, now()) && element('p', { 'data-testid': 'sharing' }, icon('place'), ` ${sharingWords(sharing)}`),
    steps.includes('started') ? check(say) : element('div', { class: 'drive-steps' }, steps.map((step) => button(step, () => say(step)))));
}

/** Steps do not wait for the duty, but who drives is asked for it before the first stop; null where it was begun. */
export function beginNote(tour) {
  return isDutyMissing(tour) ? element('p', { 'data-testid': 'duty-missing' },
    element('button', { type: 'button', class: 'mh-button mh-button--block', onclick: showDuty }, icon('warning'), text('beginFirst'))) : null;
}

function showDuty() {
  const card = document.querySelector('[data-key="duty"]');
  card.open = true;
  card.scrollIntoView({ block: 'start' });
  card.querySelector('summary').focus();
}

function sharingWords({ at, denied }) {
  if (denied) return text('notShared');
  return at ? text('sharedAt', clockTime(at, lang)) : text('shared');
}

/* What the law still asks for; a tour that an older version kept says nothing of it. */
function breaksDue(breaks) {
  if (!breaks?.length) return null;
  return element('ul', { 'data-testid': 'breaks' }, breaks.map(({ from, until, minutes }) =>
    element('li', {}, text('breakDue', minutes, clockTime(from, lang), clockTime(until, lang)))));
}

function faultsFound({ faults }) {
  if (!faults?.length) return null;
  return element('p', {}, icon('warning'), ` ${text('found', faults.map((code) => text('faults')[code] ?? code).join(', '))}`);
}

/* Ticked is what is at fault: a vehicle in order needs one tap. */
function check(say) {
  const boxes = Object.entries(text('faults')).map(([code, word]) => element('label', { class: 'mh-choice' },
    element('input', { type: 'checkbox', value: code, 'data-testid': `fault-${code}` }), ` ${word}`));
  const form = element('fieldset', { class: 'mh-choices', 'data-editing': '' }, element('legend', {}, text('check')), boxes);
  return [form, button('started', () => say('started', {
    faults: [...form.querySelectorAll('input:checked')].map((box) => box.value),
  }))];
}

function button(step, pressed) {
  return element('button', { type: 'button', class: 'mh-button mh-button--block', 'data-testid': `duty-${step}`, onclick: pressed }, text(step));
}
