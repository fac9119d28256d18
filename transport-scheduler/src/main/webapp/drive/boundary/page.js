/** The driver's page: the next stop, one big button, the rest of the tour, and a calm word when the network is away. */
import '/assets/frame.js';
import { call, element, icon } from '/assets/page.js';
import { dayOf, dayWord, span } from '/assets/words.js';
import { heard, now } from '../../shared/clock.js';
import { Outbox } from '../control/outbox.js';
import { readTour, watch } from '../control/tour.js';
import { isOpen, nextStop, withKeptSteps } from '../entity/tour.js';
import { lang, nextStopCard, previewCard, text, tourRow } from './stop.js';

const USER_KEY = 'medhub.drive.user';
const main = document.getElementById('main');
const notes = element('div', { class: 'drive-notes' });
const status = element('p', { class: 'drive-status', role: 'status' });
const content = element('div', {});

let tour;
let outbox;
let drawn = '';

/* Steps belong to a person: they are kept under the name of who signed in, also while offline. */
async function user() {
  try {
    const { username } = await call('/api/me');
    localStorage.setItem(USER_KEY, username);
    return username;
  } catch {
    return localStorage.getItem(USER_KEY) ?? 'unknown';
  }
}

/* A tour that was asked for before a step was acknowledged may not know the step: it is asked for again. */
let acknowledged = 0;

async function load() {
  const before = acknowledged;
  try {
    const read = await readTour();
    if (before !== acknowledged) {
      await load();
      return;
    }
    tour = read;
    heard(tour?.now);
    if (notes.dataset.kind === 'load') clearNote();
    draw();
  } catch (refusal) {
    refuse(refusal);
  }
}

/* The step is no longer kept, and the tour that knows it is still to come: until then the tour at hand learns it. */
function acknowledge(step) {
  acknowledged += 1;
  if (tour) tour = withKeptSteps(tour, [step]);
}

function refuse(refusal) {
  if (refusal.signedOut) note('load', text('signedOut'), element('a', { class: 'mh-button mh-button--primary', href: location.href }, text('signIn')));
  else if (refusal.status === 403) note('load', text('forbidden'), element('a', { class: 'mh-button', href: '/' }, text('home')));
  else if (refusal.offline) note('load', text(tour ? 'offline' : 'unreachable'));
  else note('load', sentenceOf(refusal));
  if (!tour) content.replaceChildren();
}

function sentenceOf(refusal) {
  const sentence = [refusal?.title || text('failed'), refusal?.detail].filter(Boolean).join(' ');
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

function told({ type, step, refusal }) {
  if (type === 'refused') {
    note('refused', `${text('refused')} ${sentenceOf(refusal)} ${text('reload')}`,
      element('button', { type: 'button', class: 'mh-button', onclick: clearNote }, text('understood')));
  }
  if (type === 'signed-out') refuse(refusal);
  if (type === 'sent') acknowledge(step);
  drawStatus(type);
  if (type === 'refused' || (type === 'sent' && outbox.steps.length === 0)) load();
}

function drawStatus(type) {
  const waiting = outbox.steps.length;
  status.hidden = waiting === 0 && type !== 'sent';
  status.replaceChildren(icon(waiting ? 'clock' : 'check'), ` ${waiting ? text('kept', waiting) : text('sent')}`);
}

async function take(jobId, step, proof) {
  const sending = outbox.take(jobId, step, proof);
  drawStatus('kept');
  draw(true);
  main.focus();
  window.scrollTo({ top: 0 });
  await sending;
}

/* While somebody is signing, a change from outside waits: it must not wipe the field. */
function editing() {
  const form = content.querySelector('[data-editing]');
  return Boolean(form && !form.hidden);
}

function draw(mine = false) {
  if (!tour) {
    drawn = '';
    content.replaceChildren(element('div', { class: 'mh-empty' }, icon('car'), element('p', {}, text('noTour'))));
    return;
  }
  const seen = withKeptSteps(tour, outbox.steps);
  const fresh = JSON.stringify({ ...seen, now: isOpen(seen, now()) });
  if (fresh === drawn || (editing() && !mine && sameNextStop(seen))) return;
  drawn = fresh;
  content.replaceChildren(...parts(seen));
}

function sameNextStop(seen) {
  const shown = content.querySelector('[data-testid="next-stop"]');
  return shown?.dataset.job === nextStop(seen)?.jobId;
}

/* A tour of a later time is shown, not driven. */
function preview(seen) {
  return [previewCard(seen, now()), rows('stops', seen.stops)].filter(Boolean);
}

function parts(seen) {
  if (!isOpen(seen, now())) return preview(seen);
  const next = nextStop(seen);
  const later = seen.stops.filter((stop) => !stop.done && stop !== next);
  const done = seen.stops.filter((stop) => stop.done);
  return [
    element('p', { class: 'mh-muted drive-shift' }, `${dayWord(seen.date, dayOf(now()), lang)} · `,
      text('shift', seen.vehicle.label, span(seen.shiftStart, seen.shiftEnd, lang))),
    next ? nextStopCard(next, (step, proof) => take(next.jobId, step, proof))
      : element('div', { class: 'mh-note mh-note--done' }, icon('check'), element('p', {}, text('allDone'))),
    rows('rest', later),
    done.length > 0 && element('details', { class: 'drive-more' }, element('summary', {}, `${text('finished')} (${done.length})`),
      element('ol', { class: 'drive-rows' }, done.map(tourRow))),
  ].filter(Boolean);
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
  outbox = new Outbox(await user(), told);
  if (outbox.steps.length) drawStatus('kept');
  await load();
  outbox.send();
  watch(() => {
    load();
    outbox.send();
  });
}

start();
