/** The driver's page: the next stop, one big button, the rest of the tour, and a calm word when the network is away. */
import '/assets/frame.js';
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord, span } from '/assets/words.js';
import { heard, now, remember } from '../../shared/clock.js';
import { Position } from '../control/position.js';
import { Outbox } from '../control/outbox.js';
import { askToStay, keepSent, keepTour, sentOf, tourOf } from '../control/store.js';
import { readTour, watch } from '../control/tour.js';
import { isUnheard, requireDriver, signedIn } from '../control/who.js';
import { lastStep, mayBeTakenBack } from '../entity/queue.js';
import { isAtWork, isDutyForgotten, isOpen, isOver, leftOut, mayBeUndone, nextStop, sharesPosition, withKeptSteps } from '../entity/tour.js';
import { callDispatch } from './call.js';
import { beginNote, dutyCard } from './duty.js';
import { ownPhotos } from './own-photos.js';
import { lang, text } from './parts.js';
import { SignOut } from './sign-out.js';
import { nextStopCard, previewCard, tourRow } from './stop.js';

const USER_KEY = 'medhub.drive.user';
/* Set by the hub's other pages with their sign-out. */
const SIGNED_OUT_KEY = 'medhub-signed-out';
const main = document.getElementById('main');
const notes = element('div', { class: 'drive-notes' });
const status = element('p', { class: 'drive-status', role: 'status' });
const undo = element('button', { type: 'button', class: 'mh-button mh-button--quiet mh-button--block', hidden: true, 'data-testid': 'take-back', onclick: () => takeBack() });
const content = element('div', {});

let driver;
let tour;
let outbox;
/* The last step that the server took of this phone. */
let sent;
let drawn = '';
const signOut = new SignOut({
  unsent: () => outbox?.steps.length ?? 0, show: () => drawStatus('kept'), ask: beforeSignOut, answered: afterAsking, forget: forgetDriver,
});

/* Steps belong to a person: they are kept under the name of who signed in, also while the hub cannot say who that is. */
async function user() {
  try {
    const username = await signedIn();
    if (!signOut.leaving) localStorage.setItem(USER_KEY, username);
    return username;
  } catch (refusal) {
    const known = isUnheard(refusal) ? localStorage.getItem(USER_KEY) : null;
    if (!known) throw refusal;
    return known;
  }
}

/* A tour that was asked for before a step was acknowledged may not know the step: it is asked for again. */
let acknowledged = 0;

async function load() {
  const before = acknowledged;
  try {
    const read = await readTour();
    await requireDriver(driver);
    if (before !== acknowledged) {
      await load();
      return;
    }
    const gone = leftOut(tour, read);
    tour = read;
    keep(heard(tour?.now));
    if (notes.dataset.kind === 'load') clearNote();
    if (gone.length && notes.dataset.kind !== 'refused') note('gone', text('gone', gone.join(', ')), element('button', { type: 'button', class: 'mh-button', onclick: clearNote }, text('understood')));
    draw();
  } catch (refusal) {
    if (isUnheard(refusal) && !tour) await recall();
    refuse(refusal);
  }
}

/* For the time without the network. A phone that keeps nothing still shows the tour while the page is open. */
function keep(ahead) {
  if (signOut.leaving) return;
  keepTour(driver, tour, ahead).catch(() => note('unsafe', text('unsafe')));
}

function forgetTour() {
  keepSent(driver, undefined);
  return keepTour(driver, undefined, 0).catch(() => { /* nothing is kept there */ });
}

/* The tour as it was last read; one of a shift that is long over is gone. */
async function recall() {
  const known = await tourOf(driver).catch(() => undefined);
  if (!known || tour) return;
  remember(known.ahead);
  if (isOver(known.tour, now())) {
    forgetTour();
    return;
  }
  tour = known.tour;
  draw();
}

/* The step is no longer kept, and the tour that knows it is still to come: until then the tour at hand learns it. */
function acknowledge(step) {
  acknowledged += 1;
  if (!tour) return;
  tour = withKeptSteps(tour, [step]);
  keep(now() - Date.now());
}

function refuse(refusal) {
  /* What one driver saw is no other's to see. */
  if (refusal.otherDriver) {
    tour = undefined;
    drawn = '';
    position.follow(undefined);
    forgetTour();
  }
  if (refusal.signedOut) note('load', text('signedOut'), element('a', { class: 'mh-button mh-button--primary', href: location.href }, text('signIn')));
  else if (refusal.status === 403) note('load', text('forbidden'), element('a', { class: 'mh-button', href: '/' }, text('home')));
  else if (refusal.offline) note('load', tour ? text('offline', clockTime(tour.now, lang)) : text('unreachable'));
  else note('load', sentenceOf(refusal));
  /* Time goes on without the network, too. */
  if (tour && outbox) draw();
  if (!tour) content.replaceChildren();
}

function sentenceOf(refusal) {
  const sentence = [refusal?.title || text('failed'), refusal?.detail].filter(Boolean)
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ');
  return refusal?.incident ? `${sentence} (${text('incident', refusal.incident)})` : sentence;
}

function note(kind, sentence, ...more) {
  notes.dataset.kind = kind;
  notes.replaceChildren(element('div', { class: 'mh-note mh-note--due', role: 'alert' }, icon('warning'),
    element('div', {}, element('p', {}, sentence), ...more)));
}

function clearNote() {
  delete notes.dataset.kind;
  notes.replaceChildren();
}

/* "Erika Muster: Person ist an Bord, 10:32" */
function lostWords({ jobId, step, at }) {
  const name = tour?.stops.find((stop) => stop.jobId === jobId)?.name;
  return `${[name, text(step)].filter(Boolean).join(': ')}, ${clockTime(at, lang)}`;
}

/* What was refused since the note was read last. */
let lost = [];

function told({ type, step, refusal, dropped }) {
  if (type === 'unsafe') note('unsafe', text('unsafe'));
  if (type === 'refused') {
    lost = notes.dataset.kind === 'refused' ? [...lost, ...dropped] : dropped;
    note('refused', `${text('refused')} ${sentenceOf(refusal)}`,
      element('ul', {}, lost.map((one) => element('li', {}, lostWords(one)))),
      element('p', {}, text('reload')),
      tour && callDispatch(tour),
      element('button', { type: 'button', class: 'mh-button', onclick: clearNote }, text('understood')));
  }
  if (type === 'signed-out') refuse(refusal);
  if (type === 'sent') {
    if (!step.to) remembered(step);
    acknowledge(step);
  }
  if (type === 'refused' && !step.to) remembered(undefined);
  drawStatus(type);
  if (type === 'refused' || (type === 'sent' && outbox.steps.length === 0)) load();
}

/* A page that was closed and opened again may still take it back. */
function remembered(step) {
  sent = step;
  if (!signOut.leaving) keepSent(driver, step);
}

function drawStatus(type) {
  const waiting = outbox?.steps.length ?? 0;
  status.hidden = waiting === 0 && type !== 'sent' && !signOut.running;
  if (signOut.running) status.replaceChildren(icon('clock'), ` ${text('signingOut')}`);
  else status.replaceChildren(icon(waiting ? 'clock' : 'check'), ` ${waiting ? text('kept', waiting) : text('sent')}`);
  if (outbox) drawUndo();
}

/* What is still here is taken back here; what the server has, there. */
function drawUndo() {
  const last = lastStep(outbox.steps) ?? sent;
  undo.hidden = !last || !(last === sent ? mayBeUndone(last, Date.now()) : mayBeTakenBack(last));
  if (last) undo.replaceChildren(icon('back'), text('takeBack', text(last.step)));
}

async function takeBack() {
  const unsent = await outbox.takeBack();
  if (!unsent && sent && !lastStep(outbox.steps) && mayBeUndone(sent, Date.now())) {
    const { jobId, step } = sent;
    remembered(undefined);
    take(jobId, step, { takesBack: true });
    return;
  }
  drawStatus('kept');
  draw(true);
  main.focus();
}

async function take(jobId, step, proof) {
  const sending = outbox.take(jobId, step, proof);
  drawStatus('kept');
  draw(true);
  main.focus();
  window.scrollTo({ top: 0 });
  await sending;
}

async function measure(jobId, reading) {
  const sending = outbox.note(jobId, 'temperatures', { step: 'temperature', ...reading });
  drawStatus('kept');
  /* The form has done its work, whatever the reading says. */
  drawn = '';
  draw(true);
  await sending;
}

/* Answers how to drop it: resolves to whether it was still here. Nothing is drawn anew: a form above may be half filled in. */
function photograph(jobId, jpeg) {
  const id = crypto.randomUUID();
  outbox.note(jobId, 'photos', { step: 'photo', jpeg }, id);
  drawStatus('kept');
  return async () => {
    const dropped = await outbox.drop(id);
    if (dropped) drawStatus('kept');
    return Boolean(dropped);
  };
}

async function say(step, more) {
  const sending = outbox.say(tour.id, step, more);
  drawStatus('kept');
  draw(true);
  main.focus();
  await sending;
}

let sharing = {};
const position = new Position((known) => {
  sharing = known;
  if (outbox) draw();
});

/* While somebody is signing, a change from outside waits: it must not wipe the field. */
function editing() {
  return [...content.querySelectorAll('[data-editing]')].some((form) => !form.hidden && (form.closest('details')?.open ?? true));
}

function draw(mine = false) {
  if (!tour) {
    drawn = '';
    content.replaceChildren(element('div', { class: 'mh-empty' }, icon('car'), element('p', {}, text('noTour'))), undo);
    return;
  }
  const seen = withKeptSteps(tour, outbox.steps);
  position.follow(sharesPosition(seen, now()) && isAtWork(tour.duty?.state) ? tour.id : undefined);
  const fresh = JSON.stringify({ ...seen, now: [isOpen(seen, now()), isDutyForgotten(seen, now())], sharing });
  if (fresh === drawn || (editing() && !mine && sameNextStop(seen))) return;
  drawn = fresh;
  const open = sameNextStop(seen) ? [...content.querySelectorAll('details[open]')].map(({ dataset }) => dataset.key) : [];
  content.replaceChildren(...parts(seen));
  for (const details of content.querySelectorAll('details[data-key]')) details.open = open.includes(details.dataset.key);
}

function sameNextStop(seen) {
  const shown = content.querySelector('[data-testid="next-stop"]');
  return shown?.dataset.job === nextStop(seen)?.jobId;
}

/* A tour of a later time is shown, not driven. */
function preview(seen) {
  return [previewCard(seen, now()), callDispatch(seen), rows('stops', seen.stops)].filter(Boolean);
}

function parts(seen) {
  if (!isOpen(seen, now())) return preview(seen);
  const next = nextStop(seen);
  const later = seen.stops.filter((stop) => !stop.done && stop !== next);
  const done = seen.stops.filter((stop) => stop.done);
  return [
    next && beginNote(seen),
    next ? nextStopCard(next, { take: (step, proof) => take(next.jobId, step, proof),
      measure: (reading) => measure(next.jobId, reading),
      photograph: (jpeg) => photograph(next.jobId, jpeg) })
      : nothingToDo(seen),
    undo,
    callDispatch(seen),
    element('p', { class: 'mh-muted drive-shift' }, `${dayWord(seen.date, dayOf(now()), lang)} · `,
      text('shift', seen.vehicle.label, span(seen.shiftStart, seen.shiftEnd, lang))),
    seen.timesNote && element('p', { class: 'mh-muted mh-small', 'data-testid': 'times-note' }, seen.timesNote),
    dutyNote(seen),
    papersNote(seen),
    dutyCard(seen, say, sharing),
    rows('rest', later),
    ownPhotos(seen, load),
    done.length > 0 && element('details', { class: 'drive-more' }, element('summary', {}, `${text('finished')} (${done.length})`),
      element('ol', { class: 'drive-rows' }, done.map(tourRow))),
  ].filter(Boolean);
}

/* A shift may begin before anything is planned. */
function nothingToDo({ stops }) {
  return element('div', { class: `mh-note mh-note--${stops.length ? 'done' : 'info'}`, 'data-testid': 'nothing-to-do' },
    icon(stops.length ? 'check' : 'info'), element('p', {}, text(stops.length ? 'allDone' : 'nothingYet')));
}

function dutyNote(seen) {
  return isDutyForgotten(seen, now()) && element('div', { class: 'mh-note mh-note--due', 'data-testid': 'duty-forgotten' }, icon('clock'),
    element('div', {}, element('p', {}, text('shiftOver')),
      element('button', { type: 'button', class: 'mh-button mh-button--block', 'data-testid': 'end-duty', onclick: () => say('ended') }, text('ended'))));
}

/* Papers that have expired or will soon. */
function papersNote({ papers }) {
  return papers?.length > 0 && element('div', { class: 'mh-note mh-note--due', 'data-testid': 'papers' }, icon('warning'),
    element('ul', {}, papers.map((sentence) => element('li', {}, sentence))));
}

function rows(key, stops) {
  return stops.length > 0 && element('section', { 'aria-labelledby': key }, element('h2', { id: key }, text(key)),
    element('ol', { class: 'drive-rows' }, stops.map(tourRow)));
}

async function start() {
  document.title = `${text('title')} – Medical Hub`;
  status.hidden = true;
  content.append(element('p', { class: 'mh-muted' }, text('loading')));
  main.replaceChildren(element('h1', { class: 'mh-visually-hidden' }, text('title')), status, notes, content);
  await again();
  watch(again);
}

let opening;

/* A page that could not learn whose it is tries it again as it would read the tour again. */
function again() {
  if (!outbox) {
    opening ??= open().finally(() => {
      opening = undefined;
    });
    return opening;
  }
  outbox.send();
  return load();
}

async function open() {
  /* A sign-out on another page of the hub; a session that only ran out leaves the tour for the time without the network. */
  if (localStorage.getItem(SIGNED_OUT_KEY)) {
    forgetTour();
    localStorage.removeItem(SIGNED_OUT_KEY);
    localStorage.removeItem(USER_KEY);
  }
  try {
    driver = await user();
  } catch (refusal) {
    refuse(refusal);
    return;
  }
  outbox = await new Outbox(driver, told).open();
  sent = sentOf(driver);
  if (outbox.steps.length) drawStatus('kept');
  else drawUndo();
  await load();
  outbox.send();
}

/* Who signs out, here or elsewhere, leaves no names on the phone; steps that wait stay, under the name of who took them. */
function forgetDriver() {
  localStorage.setItem(SIGNED_OUT_KEY, '1');
  localStorage.removeItem(USER_KEY);
  return forgetTour();
}

function beforeSignOut(sentence, anyway) {
  note('sign-out', sentence, anyway, element('button', { type: 'button', class: 'mh-button', onclick: clearNote }, text('stay')));
  main.focus();
  window.scrollTo({ top: 0 });
}

function afterAsking() {
  if (notes.dataset.kind !== 'sign-out') return;
  clearNote();
  main.focus();
}

/* Who comes back with the browser's button finds the page as it is now, not as it was left. */
window.addEventListener('pageshow', ({ persisted }) => persisted && signOut.leaving && location.reload());

document.addEventListener('mh-me', ({ target, detail }) => {
  if (!detail?.logout) return;
  target.querySelector(`a[href="${CSS.escape(detail.logout)}"]`)?.addEventListener('click', (event) => {
    event.preventDefault();
    if (!signOut.leaving) localStorage.removeItem(SIGNED_OUT_KEY);
    signOut.begin(detail.logout);
  });
});

/* Without it the page works as long as it stays open. */
navigator.serviceWorker?.register('/transport/drive/sw.js', { scope: '/transport/drive/' }).then(askToStay, () => { /* see above */ });
start();
