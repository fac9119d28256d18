/** One stop as it fills the screen, and the rows of the rest of the tour. */
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, span } from '/assets/words.js';
import { handNote, needsOf, placeOf, postureOf, stateOf } from '../../shared/states.js';
import { dayInFull, ENDINGS, mainStep, timeOf } from '../entity/tour.js';
import { bagWords, giveBack, heldNote, measureAgain, takeOver } from './bag.js';
import { callUp } from './call.js';
import { handOver } from './handover.js';
import { bigButton, lang, text } from './parts.js';
import { photoPart } from './photo.js';
import { arrival, boarding } from './riding.js';

const symbol = (stop) => (stop.jobKind === 'delivery' ? 'pill' : 'car');
const todo = (stop) => (stop.state === 'not-delivered' && stop.action === 'drop-off' ? text('bringBack') : text(stop.jobKind)[leads(stop)]);

function leads({ jobKind, action, home, appointment }) {
  if (jobKind !== 'ride' || action !== 'drop-off') return action;
  if (home) return 'home';
  return appointment ? 'appointment' : 'drop-off';
}

/** The stop to do now. take(step, proof), measure(reading) and photograph(jpeg) are called with what the driver did. */
export function nextStopCard(stop, { take, measure, photograph }) {
  return element('section', { class: 'mh-card mh-card--accent drive-next', 'data-testid': 'next-stop', 'data-job': stop.jobId, 'aria-labelledby': 'next-name' },
    element('p', { class: 'drive-todo' }, icon(symbol(stop)), ` ${todo(stop)}`),
    element('p', { class: 'drive-time' }, element('time', { datetime: stop.plannedAt }, clockTime(stop.plannedAt, lang)), ' ',
      element('span', { class: 'mh-muted' }, windowOf(stop))),
    element('h2', { id: 'next-name' }, stop.name),
    element('p', { class: 'drive-place' }, placeOf(stop), stop.placeByHand && ` ${handNote(stop, lang)}`),
    stop.note && element('p', { 'data-testid': 'stop-note' }, element('strong', {}, text('note')), ` ${stop.note}`),
    stop.appointment && element('p', { 'data-testid': 'stop-appointment' }, text('appointment', clockTime(stop.appointment, lang))),
    element('p', { class: 'drive-links' },
      element('a', { class: 'mh-button', href: wayTo(stop), 'data-testid': 'navigate' }, icon('place'), text('navigate')),
      callUp(stop)),
    facts(stop),
    steps(stop, take, measure),
    stop.jobKind === 'delivery' && mainStep(stop) && photoPart(photograph));
}

/* No map finds an address whose position had to be set by hand; iPhones know no geo: addresses. */
function wayTo(stop) {
  const at = `${stop.handLatitude},${stop.handLongitude}`;
  if (/iPhone|iPad/.test(navigator.userAgent)) return `maps://?daddr=${encodeURIComponent(stop.placeByHand ? at : placeOf(stop))}`;
  return stop.placeByHand ? `geo:${at}?q=${at}` : `geo:0,0?q=${encodeURIComponent(placeOf(stop))}`;
}

/** The tour of a later time: when it is, no button. */
export function previewCard(tour, now) {
  const day = dayInFull(tour.date, dayOf(now), lang);
  return element('section', { class: 'mh-card mh-card--accent', 'data-testid': 'tour-preview' },
    element('h2', {}, text('nextTour', day, clockTime(tour.shiftStart, lang))),
    element('p', { class: 'mh-muted' }, text('shift', tour.vehicle.label, span(tour.shiftStart, tour.shiftEnd, lang))),
    element('p', {}, text('opens', dayInFull(dayOf(tour.opensAt), dayOf(now), lang), clockTime(tour.opensAt, lang))));
}

function windowOf(stop) {
  if (!stop.windowEnd) return '';
  if (stop.jobKind === 'delivery' || !stop.windowStart) return text('until', clockTime(stop.windowEnd, lang));
  return stop.action === 'pickup' ? text('window', clockTime(stop.windowStart, lang), clockTime(stop.windowEnd, lang)) : '';
}

function personOf(stop) {
  const posture = postureOf(stop.posture, lang);
  return stop.jobKind === 'ride'
    ? [posture?.word, stop.kilograms && text('kilograms', stop.kilograms), stop.companion ? text('companion') : text('alone')].filter(Boolean).join(', ') : '';
}

function facts(stop) {
  const person = personOf(stop);
  const needs = needsOf(stop.needs, lang).join(', ');
  const bring = [stop.bring].flat().filter(Boolean).join(', ');
  const care = bagWords(stop.parcel);
  if (!person && !bring && !needs && !care) return null;
  return element('dl', { class: 'mh-facts drive-facts' },
    person && [element('dt', {}, text('person')), element('dd', {}, person)],
    needs && [element('dt', {}, text('needs')), element('dd', { 'data-testid': 'needs' }, element('strong', {}, needs))],
    care && [element('dt', {}, text('needs')), element('dd', { 'data-testid': 'bag-care' }, element('strong', {}, care))],
    bring && [element('dt', {}, text('bring')), element('dd', {}, bring)]);
}

function steps(stop, take, measure) {
  const step = mainStep(stop);
  if (!step) return element('p', { class: 'mh-muted' }, text('wait'));
  return element('div', { class: 'drive-steps' }, stepOf(stop, step, take, measure), more(stop, take));
}

function stepOf(stop, step, take, measure) {
  const bag = stop.parcel ?? {};
  if (bag.held && step === 'picked-up') return measureAgain(stop, measure);
  if (bag.held && step === 'handed-over') return heldNote();
  if (step === 'picked-up' && (bag.check || bag.cold)) return takeOver(stop, take, measure);
  if (step === 'brought-back' && bag.check) return giveBack(stop, take);
  if (step === 'handed-over') return handOver(stop, take, measure);
  if (step === 'on-board' && stop.boardingCode) return boarding(take);
  if (step === 'dropped-off' && stop.boardingCode) return arrival(take);
  return bigButton(step, () => take(step));
}

function more(stop, take) {
  const endings = ENDINGS.filter((step) => stop.nextSteps.includes(step));
  return endings.length > 0 && element('details', { class: 'drive-more', 'data-key': 'more' },
    element('summary', {}, text('more')), endings.map((step) => ending(step, take)));
}

/* What ends a job early is asked for once more, with the reason: others are told at once. */
function ending(step, take) {
  const words = text('endings')[step];
  const error = element('p', { class: 'mh-error', id: `${step}-error` });
  const choices = element('fieldset', { class: 'mh-choices', 'aria-describedby': `${step}-error` },
    element('legend', {}, text('why')),
    Object.entries(words.reasons).map(([code, word]) => element('label', { class: 'mh-choice' },
      element('input', { type: 'radio', name: `${step}-reason`, value: code, 'data-testid': `reason-${code}` }), ` ${word}`)));
  const confirm = () => {
    const reason = choices.querySelector('input:checked')?.value;
    error.replaceChildren(...(reason ? [] : [text('whyMissing')]));
    if (!reason) {
      choices.querySelector('input').focus();
      return;
    }
    question.close();
    take(step, { reason });
  };
  const question = element('dialog', { class: 'mh-dialog', 'aria-labelledby': `${step}-title` },
    element('h2', { id: `${step}-title` }, words.question),
    element('p', {}, words.consequence),
    choices, error,
    element('div', { class: 'mh-actions' },
      element('button', { type: 'button', class: 'mh-button', onclick: () => question.close() }, text('back')),
      element('button', { type: 'button', class: 'mh-button mh-button--danger', 'data-testid': `confirm-${step}`, onclick: confirm }, words.yes)));
  return [element('button', {
    type: 'button', class: 'mh-button mh-button--danger mh-button--block', 'data-testid': `step-${step}`, onclick: () => question.showModal(),
  }, text(step)), question];
}

/* Where somebody is picked up, the row says what to bring before the driver leaves. */
function beforeLeaving(stop) {
  if (stop.done || stop.action !== 'pickup') return null;
  const words = [personOf(stop), ...needsOf(stop.needs, lang), ...[stop.bring].flat(), stop.note].filter(Boolean).join(', ');
  return words && element('p', { 'data-testid': 'stop-needs' }, words);
}

/** A row of the tour below the next stop. */
export function tourRow(stop) {
  const state = stateOf(stop.state, lang);
  return element('li', { class: 'drive-row', 'data-testid': 'tour-stop', 'data-job': stop.jobId, 'data-done': String(Boolean(stop.done)) },
    element('time', { datetime: timeOf(stop) }, clockTime(timeOf(stop), lang)),
    element('div', {},
      element('p', {}, icon(symbol(stop)), ` ${todo(stop)}`),
      element('p', {}, element('strong', {}, stop.name)),
      element('p', { class: 'mh-muted' }, placeOf(stop)),
      beforeLeaving(stop),
      stop.done && element('span', { class: `mh-badge${state.meaning ? ` mh-badge--${state.meaning}` : ''}` }, icon(state.icon), state.word)));
}
