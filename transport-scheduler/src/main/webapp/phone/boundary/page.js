/**
 * The form for orders by telephone. What is typed stays through reloads, refusals and a lost sign-in; the answer when the vehicle comes
 * appears as soon as places and time are known, and again with each change.
 */
import '/assets/frame.js';
import { element, icon } from '/assets/page.js';
import { span, clockTime, dayOf } from '/assets/words.js';
import { draft, draftsOf, forget, keep, numberFor, store, tryOut } from '../control/orders.js';
import { missing, orderOf } from '../entity/order.js';
import { choosing } from './choosing.js';
import { fields, lang, text } from './fields.js';
import { pins } from './pins.js';
import { suggest } from './suggestions.js';

const PAUSE_MILLIS = 400;
const main = document.getElementById('main');
const errors = element('div', {});
const answer = element('div', { class: 'phone-answer', role: 'status', 'data-testid': 'promise' });
const saveButton = element('button', { type: 'submit', class: 'mh-button mh-button--primary', 'data-testid': 'save' }, icon('check'), text('save'));
const form = element('form', { class: 'mh-form', novalidate: true, onsubmit: save }, errors, ...fields(), answer,
  element('div', { class: 'mh-form-end' }, saveButton));
let number;
let timer;
let asked;

function values() {
  return Object.fromEntries(new FormData(form));
}

function fill(kept) {
  for (const [name, value] of Object.entries(kept)) {
    const control = form.elements[name];
    if (!control) continue;
    if (control instanceof RadioNodeList) control.value = value;
    else if (control.type === 'checkbox') control.checked = value === 'on';
    else if (control.type === 'radio') control.checked = control.value === value;
    else control.value = value;
  }
}

/* What was promised for other entries is no promise. */
function changed() {
  asked?.abort();
  answer.replaceChildren();
  keep(number, values());
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE_MILLIS);
}

/** Name and number are not needed to say when the vehicle comes. */
async function ask() {
  asked?.abort();
  answer.replaceChildren();
  const said = values();
  if (missing(said).some((name) => name !== 'name' && name !== 'phone')) return;
  asked = new AbortController();
  try {
    show(await tryOut({ ...orderOf(said, number), name: said.name || '–', phone: said.phone || '–' }, asked.signal));
  } catch (refusal) {
    if (refusal.name !== 'AbortError') refuse(refusal);
  }
}

function show(trial) {
  // A summary of what is missing stays: its links are being used. What the server refused before is over.
  errors.querySelector('.mh-note')?.remove();
  const parts = trial.possible
    ? [text('promise', span(trial.windowStart, trial.windowEnd, lang), clockTime(trial.pickup, lang), trial.vehicle),
      text('arrival', clockTime(trial.dropOff, lang)), trial.estimated && text('estimated')]
    : [text('noPlace', trial.reason ?? text('noReason')), text(maySave(trial) ? 'noPlaceHelp' : 'cannotSave')];
  if (trial.instead?.length) parts.push(text('instead', trial.instead.join('; ')));
  answer.replaceChildren(element('div', { class: `mh-note mh-note--${trial.possible ? 'info' : 'due'}`, 'data-possible': String(trial.possible) },
    icon(trial.possible ? 'clock' : 'warning'), element('p', {}, parts.filter(Boolean).join(' '))));
}

/* Without a window, or when it is over, the server stores nothing. */
function maySave(trial) {
  return Boolean(trial.windowEnd) && Date.parse(trial.windowEnd) > Date.now();
}

async function save(event) {
  event.preventDefault();
  const said = values();
  const lacks = missing(said);
  mark(lacks);
  if (lacks.length) return;
  saveButton.disabled = true;
  saveButton.lastChild.textContent = text('saving');
  try {
    done(said.name, await store(orderOf(said, number)));
  } catch (refusal) {
    refuse(refusal);
  } finally {
    saveButton.disabled = false;
    saveButton.lastChild.textContent = text('save');
  }
}

const fieldOf = (name) => ({ from: 'from-line', to: 'to-line', posture: 'posture-walking' })[name] ?? name;

function mark(names) {
  for (const sentence of form.querySelectorAll('.mh-error')) {
    const name = sentence.id.replace(/-error$/, '');
    const wrong = names.includes(name);
    sentence.hidden = !wrong;
    sentence.textContent = wrong ? text('missing')[name] : '';
    const field = form.querySelector(`#${fieldOf(name)}`);
    if (wrong) field?.setAttribute('aria-invalid', 'true');
    else field?.removeAttribute('aria-invalid');
  }
  if (names.length === 0) {
    errors.replaceChildren();
    return;
  }
  const links = names.map((name) => element('li', {}, element('a', { href: `#${fieldOf(name)}` }, text('missing')[name])));
  const box = element('div', { class: 'mh-errors', role: 'alert', tabindex: '-1' }, element('h2', {}, text('errors', names.length)), element('ul', {}, links));
  errors.replaceChildren(box);
  box.focus();
}

function refuse(refusal) {
  const sentence = refusal.signedOut ? text('signedOut') : refusal.offline ? text('offline')
    : [refusal.title || text('failed'), refusal.detail].filter(Boolean).join(' ');
  const box = element('div', { class: 'mh-note mh-note--late', role: 'alert', tabindex: '-1' }, icon('warning'), element('div', {}, element('p', {}, sentence),
    refusal.signedOut && element('p', {}, element('a', { class: 'mh-button', href: location.href }, text('signIn')))));
  errors.replaceChildren(box);
}

function done(name, trial) {
  forget();
  const words = trial.possible ? text('saved', name, span(trial.windowStart, trial.windowEnd, lang)) : text('savedUnplanned', name);
  const box = element('div', { class: 'mh-note mh-note--done', tabindex: '-1', 'data-testid': 'saved' }, icon('check'), element('div', {}, element('p', {}, words),
    element('div', { class: 'mh-actions' },
      element('button', { type: 'button', class: 'mh-button mh-button--primary', onclick: start }, text('next')),
      element('a', { class: 'mh-button', href: `/transport/board?date=${dayOf(Date.parse(trial.windowStart))}` }, text('board')))));
  main.replaceChildren(element('h1', {}, text('title')), box);
  box.focus();
}

async function start() {
  const kept = draft();
  number = await numberFor(kept?.number);
  if (kept) keep(number, kept.fields);
  form.reset();
  form.elements.kind.value = 'appointment';
  for (const side of ['from', 'to']) for (const part of ['chosen', 'by-hand']) form.elements[`${side}-${part}`].value = '';
  answer.replaceChildren();
  mark([]);
  await choosing(form, kept?.fields);
  if (kept) fill(kept.fields);
  for (const one of positions) one.refresh();
  document.title = `${text('title')} – Medical Hub`;
  main.replaceChildren(element('div', { class: 'mh-page-head' }, element('div', {}, element('h1', {}, text('title')), element('p', {}, text('lead'))),
    element('a', { class: 'mh-button', href: '/transport/board' }, text('board'))), form);
  if (kept) ask();
  else form.elements.name.focus();
}

form.addEventListener('input', changed);
form.addEventListener('change', changed);
for (const side of ['from', 'to']) suggest(form, side, changed);
const positions = ['from', 'to'].map((side) => pins(form, side, changed));
/* Whose draft it is, is known when the frame knows who is signed in. */
document.addEventListener('mh-me', ({ detail }) => {
  draftsOf(detail?.username);
  start();
}, { once: true });
