/**
 * The dispatcher's board. The address says day and view (?date=2026-11-23&view=list, on the map also tour), so that back, reload and a link work.
 * The page redraws on every change told by the server and keeps focus and scroll position.
 */
import '/assets/frame.js';
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord, movedDay } from '/assets/words.js';
import { listen, planAgain, sayNotReady, sayReady, readBoard, readDuties, readHeld, readSetAside, readSheets, readTraffic, seenAlert, tryAgain } from '../control/board.js';
import { heard, now } from '../../shared/clock.js';
import { answered, changedJobs, countsOf, fullDay } from '../entity/tours.js';
import { alertList } from './alerts.js';
import { asideNote, heldNote } from './aside.js';
import { cancelling } from './cancelling.js';
import { tourHand } from './hand.js';
import { list, unplannedList } from './list.js';
import { locating } from './locating.js';
import { BoardMap } from './map.js';
import { Mover } from './moving.js';
import { lang, roadsNote, text } from './parts.js';
import { sheets } from './sheets.js';
import { askAttention, standingNote } from './standing.js';
import { timeline } from './timeline.js';
import { trafficForm, trafficList } from './traffic.js';

/* Answers are given up without an event. */
const LOOK_AGAIN_MILLIS = 60_000;
const PHONE = window.matchMedia('(max-width: 48rem)');
const main = document.getElementById('main');
const status = element('p', { role: 'status', class: 'mh-muted mh-small board-status' });
const notes = element('div', {});
const aside = element('div', {});
const told = element('div', { role: 'status' });
const content = element('div', { class: 'mh-stack' });
const title = element('h1', {}, text('title'));
const summary = element('p', {});
const dateField = element('input', {
  type: 'date', id: 'date', class: 'mh-input mh-input--short', 'aria-label': text('date'), 'aria-describedby': 'date-words',
  onchange: () => go({ date: dateField.value }),
});
/* Browsers write the field in their own language; this is the day in the page's. */
const dateWords = element('span', { id: 'date-words', class: 'board-date' });
const replanButton = element('button', {
  type: 'button', class: 'mh-button mh-button--primary', 'data-testid': 'replan', onclick: replan,
}, icon('refresh'), text('replan'));
const VIEWS = ['grid', 'list', 'map', 'sheets'];
const views = VIEWS.map((view) => element('button', {
  type: 'button', class: 'mh-chip', 'data-view': view, onclick: () => go({ view }),
}, text(view)));

const controls = element('div', { class: 'mh-actions' });
const viewBar = element('div', { class: 'board-bar-row' },
  element('div', { class: 'mh-filters board-views', role: 'group', 'aria-label': text('view') }, views), status);

let board;
let changed = new Set();
let letters = [];
let held = 0;
let traffic = { slowdowns: [] };
/* What is still to be driven, for paper; read only where it is looked at. */
let paper;
let reading = 0;
let newest;
/* Whether something came while a button was pressed or a job hung on the mouse. */
let postponed = false;
/* Jobs that were said to be ready (true) or not (false) and whose change has not come: it may be of another day than the one that is shown. */
const awaited = new Map();

function address() {
  const query = new URLSearchParams(location.search);
  return { date: query.get('date') ?? '', tour: query.get('tour') ?? '', view: VIEWS.includes(query.get('view')) ? query.get('view') : VIEWS[0] };
}

function go(change) {
  const next = { ...address(), ...change };
  const query = new URLSearchParams();
  if (next.date) query.set('date', next.date);
  if (next.view !== VIEWS[0]) query.set('view', next.view);
  if (next.tour && next.view === 'map') query.set('tour', next.tour);
  const search = query.size ? `?${query}` : '';
  history.pushState(null, '', location.pathname + search);
  arrive();
}

function arrive() {
  const same = board && (address().date === '' || address().date === board.date);
  if (same && (paper || address().view !== 'sheets')) draw();
  else load();
}

/* Who waits for the board waits for the newest reading. */
const load = () => (newest = read(++reading));

async function read(mine) {
  try {
    const [found, waiting, stopped, roads] = await Promise.all([readBoard(address().date), readSetAside(), readHeld(), readTraffic()]);
    const duties = new Map((await readDuties(found.date) ?? []).map((duty) => [duty.tourId, duty]));
    found.tours = found.tours.map((tour) => ({ ...tour, duty: duties.get(tour.id) }));
    const sheet = address().view === 'sheets' ? await readSheets(found.date) : undefined;
    if (mine !== reading) return newest;
    paper = sheet;
    heard(found.now);
    letters = waiting;
    held = stopped;
    traffic = roads;
    changed = board?.date === found.date ? changedJobs(board, found) : new Set();
    board = found;
    const promised = answered(awaited, found);
    if (promised.length > 0) say(...promised.map(({ name, plannedAt, vehicle }) => element('p', { 'data-testid': 'ready-promise' }, text('readyPromise', name, clockTime(plannedAt, lang), vehicle))));
    notes.replaceChildren();
    for (const part of [controls, viewBar]) part.hidden = false;
    status.textContent = text('updated', clockTime(now(), lang));
    draw();
  } catch (refusal) {
    if (mine !== reading) return newest;
    refuse(refusal);
  }
  return undefined;
}

async function replan() {
  replanButton.disabled = true;
  replanButton.lastChild.textContent = text('replanning');
  try {
    const done = await planAgain(board?.date ?? (address().date || dayOf(now())));
    await load();
    status.textContent = done ? text('replanned', clockTime(now(), lang)) : text('stillPlanning');
  } catch (refusal) {
    refuse(refusal);
  } finally {
    replanButton.disabled = false;
    replanButton.lastChild.textContent = text('replan');
  }
}

function refuse(refusal) {
  const note = (sentence, ...more) => notes.replaceChildren(element('div', { class: 'mh-note mh-note--late', role: 'alert' },
    icon('warning'), element('div', {}, element('p', {}, sentence), ...more)));
  const link = (label, href) => element('p', {}, element('a', { class: 'mh-button', href }, label));
  if (refusal.signedOut) note(text('signedOut'), link(text('signIn'), location.href));
  else if (refusal.status === 403) note(text('forbidden'), link(text('home'), '/'));
  else {
    const sentence = refusal.offline ? text('offline') : [refusal.title || text('failed'), refusal.detail].filter(Boolean).join(' ');
    note(sentence, refusal.incident && element('p', { class: 'mh-small' }, text('incident', refusal.incident)),
      element('p', {}, element('button', { type: 'button', class: 'mh-button', onclick: load }, text('again'))));
  }
  if (board) return;
  content.replaceChildren();
  for (const part of [controls, viewBar]) part.hidden = refusal.signedOut || refusal.status === 403;
}

function draw() {
  postponed = mover.isHolding();
  if (postponed) return;
  const focus = document.activeElement?.dataset?.key;
  const scrolled = content.querySelector('.board-timeline')?.scrollLeft ?? 0;
  const context = {
    changed,
    now: now(),
    width: content.clientWidth,
    cases: new Map(board.jobs.map((job) => [job.id, job.caseId])),
    mover: (job) => mover.buttons(job),
    drag: (event, job) => mover.drag(event, job),
    ready,
    notReady,
    locating: (job) => locating(job, page),
    hand: (tour) => tourHand(tour, page),
    cancelling: (job) => cancelling(job, board.jobs.find(({ id }) => id === job.jobId)?.caseId ?? job.caseId, page),
  };
  drawHead();
  drawAside();
  content.replaceChildren(...parts(context));
  const sheet = content.querySelector('.board-timeline');
  if (sheet) sheet.scrollLeft = scrolled;
  if (focus) main.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}

/** The patient may be fetched from now on; the server plans it when the record says so. */
const ready = (job) => sayOf(job, true, () => sayReady(job.jobId, new Date(now()).toISOString()), 'readySaid');

const notReady = (job) => sayOf(job, false, () => sayNotReady(job.jobId), 'notReadySaid');

/* A change that was refused is not waited for, but what was said before still is. */
async function sayOf(job, isReady, send, words) {
  const before = awaited.get(job.jobId);
  awaited.set(job.jobId, isReady);
  try {
    await send();
    say(element('p', {}, text(words, job.name)));
  } catch (refusal) {
    if (before === undefined) awaited.delete(job.jobId);
    else awaited.set(job.jobId, before);
    refuse(refusal);
  }
}

/* What a decision did, until the next one. */
function say(...parts) {
  told.replaceChildren(element('div', { class: 'mh-note mh-note--info' }, icon('info'), element('div', {}, ...parts,
    element('button', { type: 'button', class: 'mh-button mh-button--quiet', onclick: () => told.replaceChildren() }, text('close')))));
}

const page = { say, done: load, failed: refuse };
const map = new BoardMap((tour) => go({ tour }));
const sayRoads = trafficForm(page);
const mover = new Mover({ board: () => board, content, say, done: load, failed: refuse, letGo: () => postponed && draw() });

function drawAside() {
  const note = asideNote(letters, new Map(board.jobs.map((job) => [job.id, job.name])), retry);
  aside.replaceChildren(...[heldNote(held), standingNote(), note].filter(Boolean));
}

/** The server tells when an order was taken; an answer is gone from the list as soon as it is on its way. */
async function retry(id) {
  try {
    await tryAgain(id);
    await load();
    main.focus();
  } catch (refusal) {
    await load();
    refuse(refusal);
  }
}

async function putAway(id) {
  try {
    await seenAlert(id);
    await load();
    (main.querySelector('[data-testid=seen]') ?? main).focus();
  } catch (refusal) {
    refuse(refusal);
  }
}

function drawHead() {
  const day = dayWord(board.date, dayOf(now()), lang);
  const counts = countsOf(board);
  title.textContent = text('heading', day);
  document.title = `${text('heading', day)} – Medical Hub`;
  summary.textContent = counts.jobs + counts.unplanned === 0
    ? text('nothing') : text('summary', counts.tours, counts.jobs, counts.unplanned);
  dateWords.textContent = fullDay(board.date, lang);
  if (document.activeElement !== dateField) dateField.value = board.date;
  for (const chip of views) chip.setAttribute('aria-pressed', String(chip.dataset.view === address().view));
}

function parts(context) {
  if (address().view === 'sheets' && paper) return [sheets(paper)];
  const made = [];
  const alerts = alertList(board, putAway);
  if (alerts) made.push(alerts);
  const disruptions = trafficList(traffic, page);
  if (disruptions) made.push(disruptions);
  if (board.unplanned.length) made.push(unplannedList(board, context));
  const some = board.tours.some((tour) => tour.stops.length);
  if (!some && !board.unplanned.length) made.push(element('div', { class: 'mh-empty' }, icon('car'), element('p', {}, text('empty'))));
  const asList = address().view === 'list' || PHONE.matches;
  if (board.tours.length) {
    made.push(element('section', { 'aria-labelledby': 'tours' },
      element('h2', { id: 'tours', class: 'mh-visually-hidden' }, text('tours')),
      address().view === 'map' ? map.show({ ...board, slowdowns: traffic.slowdowns }, address().tour, context) : asList || !some ? list(board, context) : timeline(board, context)));
  }
  if (address().view === 'map') made.push(sayRoads);
  made.push(roadsNote(board.roads.sentences));
  return made;
}

function moveDay(days) {
  go({ date: movedDay(board?.date ?? (address().date || dayOf(now())), days) });
}

function start() {
  const dayButton = (key, symbol, days) => element('button', {
    type: 'button', class: 'mh-button mh-button--quiet', 'aria-label': text(key), title: text(key), onclick: () => moveDay(days),
  }, icon(symbol));
  content.append(element('p', { class: 'mh-muted' }, text('loading')));
  controls.append(dayButton('before', 'back', -1), dateField, dayButton('after', 'arrow', 1), dateWords, replanButton,
    element('a', { class: 'mh-button', href: '/transport/phone/', 'data-testid': 'phone-order' }, icon('phone'), text('phoneOrder')));
  main.replaceChildren(element('div', { class: 'mh-page-head' }, element('div', {}, title, summary), controls), viewBar, notes, told, aside, content);
  for (const chip of views) chip.setAttribute('aria-pressed', String(chip.dataset.view === address().view));
  window.addEventListener('popstate', arrive);
  PHONE.addEventListener('change', () => board && draw());
  let resized;
  window.addEventListener('resize', () => {
    clearTimeout(resized);
    resized = setTimeout(() => board && draw(), 150);
  });
  load();
  askAttention(() => board && drawAside());
  setInterval(() => document.visibilityState === 'visible' && load(), LOOK_AGAIN_MILLIS);
  listen((date) => {
    if (!date || !board || date === board.date || address().date === '' || awaited.size) load();
  }, (connected) => {
    if (!connected) status.textContent = text('broken');
  });
}

start();
