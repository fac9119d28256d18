/**
 * What a driver sees of a tour, as pure rules:
 * 1. The next stop is the first one that is not done.
 * 2. A step that is kept for sending counts at once: the driver goes on without the network.
 * 3. A ride goes accepted, arrived, on-board, dropped-off; a delivery accepted, picked-up, handed-over. Nothing is skipped.
 * 4. No-show ends both stops of a ride.
 * 5. Steps are taken from two hours before the shift on (the server says when); until then the tour is a preview.
 * 6. A tour that the phone keeps is gone twelve hours after its shift.
 * 7. A step that was sent may be taken back: the last one of the job that was touched last, while the server allows it.
 * 8. The duty on a tour begins, pauses, goes on and ends; steps do not wait for it, but the driver is asked to begin it first.
 *    The position is shared while it runs, but not after the shift (the server says until when), though nobody has ended it.
 * 9. A job that is turned down leaves the tour, and so does who is not ready yet; a vehicle comes again.
 * 10. Medicine that nobody took goes back to the pharmacy, at the same stop.
 * 11. A reading out of the limits holds a cold delivery at once; a good one lifts that while it still stands at the pharmacy.
 * 12. Who was still to be fetched and is on the tour no more is named: the ride was cancelled, or another vehicle takes it.
 */
import { isWithin } from './bag.js';
import { dayWord } from '/assets/words.js';

const FINAL = ['handed-over', 'turned-down', 'not-ready'];
const LEAVES = ['turned-down', 'not-ready'];
const BEFORE_PICKUP = ['planned', 'accepted'];
const BACK = ['not-delivered', 'brought-back'];
const UNDO_MILLIS = 15 * 60_000;
const OVER_AFTER_MILLIS = 12 * 3_600_000;

/** What ends a job early, or puts it off, with a reason. */
export const ENDINGS = ['not-ready', 'no-show', 'turned-down', 'not-delivered'];

const STEPS = {
  ride: { pickup: ['accepted', 'arrived', 'on-board'], 'drop-off': ['dropped-off'] },
  delivery: { pickup: ['accepted', 'picked-up'], 'drop-off': ['handed-over'] },
};

/** The tour as it will be when all kept steps have arrived. */
export function withKeptSteps(tour, kept) {
  const jobs = kept.filter((step) => !step.tourId && !step.to);
  const duty = kept.filter((step) => step.tourId === tour.id).reduce(afterDuty, tour.duty);
  const readings = kept.filter((step) => step.to === 'temperatures');
  return { ...tour, duty, stops: readings.reduce(afterReading, jobs.reduce(afterStep, tour.stops)) };
}

function afterReading(stops, { jobId, celsius }) {
  const held = ({ parcel, state }) => !isWithin(celsius, parcel) || (parcel.held && !BEFORE_PICKUP.includes(state));
  return stops.map((stop) => (stop.jobId === jobId && stop.parcel?.cold
    ? { ...stop, parcel: { ...stop.parcel, held: held(stop), released: stop.parcel.released && isWithin(celsius, stop.parcel) } } : stop));
}

function afterDuty(duty, { step, at, faults }) {
  return { ...duty, state: step, since: at, faults: faults ?? duty?.faults ?? [] };
}

const DUTY = {
  started: ['paused', 'ended'], resumed: ['paused', 'ended'], paused: ['resumed', 'ended'], ended: ['started'],
};

/** What may be said about the duty next. */
export function dutySteps(state) {
  return DUTY[state] ?? ['started'];
}

/** Whether the driver is at work, so that the position is shared. */
export function isAtWork(state) {
  return state === 'started' || state === 'resumed';
}

/** Whether the phone says where the vehicle is; a tour that an older version kept does not say until when. */
export function sharesPosition(tour, now) {
  return isOpen(tour, now) && isAtWork(tour.duty?.state) && !isShiftOver(tour, now);
}

/** Whether the duty should have been ended by now. */
export function isDutyForgotten(tour, now) {
  return ['started', 'paused', 'resumed'].includes(tour.duty?.state) && isShiftOver(tour, now);
}

/** Whether nobody has begun the duty although the tour may be driven; of a tour that an older version kept nothing is known. */
export function isDutyMissing({ duty }) {
  return duty !== undefined && !duty?.state;
}

function isShiftOver({ positionUntil }, now) {
  return positionUntil !== undefined && now > Date.parse(positionUntil);
}

function afterStep(stops, { jobId, step, takesBack, at }) {
  if (takesBack) return stops.map((stop) => (stop.jobId === jobId ? stopBefore(stop, step) : stop));
  if (LEAVES.includes(step)) return stops.filter((stop) => stop.jobId !== jobId);
  return stops.map((stop) => (stop.jobId === jobId ? timed(stopAfter(stop, step, stops), stop, at) : stop));
}

/* A stop that the step has just done stands at the step's time. */
function timed(after, { done }, at) {
  return after.done && !done ? { ...after, doneAt: at } : after;
}

/* The way back ends where the medicine came from. */
function backAfter(stop, step, stops) {
  if (stop.action === 'pickup') return { ...stop, state: step };
  const from = stops.find(({ jobId, action }) => jobId === stop.jobId && action === 'pickup');
  return step === 'brought-back' ? { ...stop, state: step, done: true, nextSteps: [] }
    : { ...stop, state: step, place: from?.place ?? stop.place, nextSteps: ['brought-back'] };
}

function stopAfter(stop, step, stops) {
  if (step === 'no-show') return { ...stop, state: step, done: true, nextSteps: [] };
  if (BACK.includes(step)) return backAfter(stop, step, stops);
  const here = STEPS[stop.jobKind][stop.action];
  const position = here.indexOf(step);
  if (position >= 0) return advanced(stop, step, here.slice(position + 1));
  return stop.action === 'drop-off' && endsPickup(stop.jobKind, step)
    ? { ...stop, state: step, nextSteps: stop.jobKind === 'delivery' ? [here[0], 'not-delivered'] : [here[0]] }
    : { ...stop, state: step };
}

function advanced(stop, step, remaining) {
  const early = stop.jobKind === 'ride' && step === 'arrived' ? ['no-show', 'not-ready'] : [];
  if (step === 'accepted') early.push('turned-down');
  return {
    ...stop,
    state: step,
    done: remaining.length === 0,
    nextSteps: remaining.length === 0 ? [] : [remaining[0], ...early],
  };
}

/* A no-show, too, is taken back at the pickup. */
function stopBefore(stop, step) {
  if (BACK.includes(step)) {
    if (stop.action === 'pickup') return stop;
    return step === 'brought-back' ? { ...stop, state: 'not-delivered', done: false, nextSteps: [step] }
      : { ...stop, state: 'picked-up', nextSteps: ['handed-over', step] };
  }
  const taken = step === 'no-show' ? 'on-board' : step;
  const here = STEPS[stop.jobKind][stop.action];
  const position = here.indexOf(taken);
  if (position < 0) return { ...stop, done: stop.action === 'pickup', nextSteps: [] };
  return { ...stop, state: here[position - 1] ?? (stop.action === 'pickup' ? 'planned' : 'on-board'), done: false, nextSteps: [taken] };
}

/** Whether the server takes that step back, if it was the job's last: neither what was signed for nor a job that is gone. */
export function mayBeUndone({ tourId, to, step, takesBack, at, signature }, now) {
  return !tourId && !to && !signature && !takesBack && !FINAL.includes(step) && now < Date.parse(at) + UNDO_MILLIS;
}

function endsPickup(jobKind, step) {
  return STEPS[jobKind].pickup.at(-1) === step;
}

/** Whether its steps may be taken yet. */
export function isOpen(tour, now) {
  return !tour.opensAt || now >= Date.parse(tour.opensAt);
}

/** Whether its shift is so long over that nobody drives it any more. */
export function isOver(tour, now) {
  return now > Date.parse(tour.shiftEnd) + OVER_AFTER_MILLIS;
}

/** "morgen, 24. November"; days farther away begin with the day of the week. */
export function dayInFull(day, today, lang) {
  const word = dayWord(day, today, lang);
  if (/\d/.test(word)) return word;
  const date = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'UTC', day: 'numeric', month: 'long' });
  return `${word}, ${date.format(new Date(`${day}T12:00:00Z`))}`;
}

/** The names of those who were still to be fetched, and whom the same tour does not fetch any more. */
export function leftOut(before, after) {
  if (!after || before?.id !== after.id) return [];
  const still = new Set(after.stops.map(({ jobId }) => jobId));
  return before.stops.filter((stop) => stop.action === 'pickup' && !stop.done && !still.has(stop.jobId)).map(({ name }) => name);
}

/** When it was done, or is planned. */
export function timeOf({ done, doneAt, plannedAt }) {
  return (done && doneAt) || plannedAt;
}

/** The stop that fills the screen, or undefined when the tour is done. */
export function nextStop(tour) {
  return tour.stops.find((stop) => !stop.done);
}

/** The step of the one big button, or undefined while the stop waits for an earlier one. */
export function mainStep(stop) {
  return stop.nextSteps.find((step) => !ENDINGS.includes(step));
}
