/**
 * Deliveries of medicine: a pharmacy packs, prints labels, decides on what was too warm, takes back what nobody took; a dispatcher
 * sees the same list. The page reads again by itself; a card in which somebody is filling in a form waits, the others do not.
 */
import '/assets/frame.js';
import { element, icon } from '/assets/page.js';
import { decide, isPharmacist, readParcels } from '../control/parcels.js';
import { refusalNote, stayCurrent } from '../../shared/desk.js';
import { card } from './card.js';
import { text } from './texts.js';

const main = document.getElementById('main');
const notes = element('div', {});
const status = element('p', { role: 'status', class: 'mh-visually-hidden' });
const list = element('ol', { class: 'desk-list' });
const count = element('h1', {}, text('title', ''));
const hint = element('p', { class: 'mh-muted' });
const estimate = element('p', { class: 'mh-muted mh-small', hidden: true, 'data-testid': 'times-note' });
const label = element('div', { class: 'desk-label' });
let own = false;

/* By job: what is drawn, as which card. */
const shown = new Map();

function busy(drawnCard) {
  return [...drawnCard.querySelectorAll('[data-editing]')].some((form) => form.open || form.contains(document.activeElement)
    || [...form.querySelectorAll('textarea')].some(({ value }) => value.trim()));
}

async function load() {
  try {
    const parcels = await readParcels();
    notes.replaceChildren();
    draw(parcels);
  } catch (refusal) {
    if (refusal.status === undefined) throw refusal;
    notes.replaceChildren(refusalNote(refusal, text));
  }
}

/* Each card by itself: while somebody fills in one, the others go on. */
function cardOf(parcel) {
  const fresh = JSON.stringify(parcel);
  const known = shown.get(parcel.jobId);
  if (known && (known.fresh === fresh || busy(known.node))) return known.node;
  const node = card(parcel, { own, act, print });
  const open = known ? [...known.node.querySelectorAll('details[open]')].map(({ dataset }) => dataset.key) : [];
  for (const details of node.querySelectorAll('details[data-key]')) details.open = open.includes(details.dataset.key);
  known?.node.replaceWith(node);
  shown.set(parcel.jobId, { fresh, node });
  return node;
}

function draw(parcels) {
  count.textContent = text('title', parcels.length);
  hint.textContent = text(own ? 'hintPharmacy' : 'hintDispatch');
  estimate.hidden = !parcels.some(({ way }) => way?.estimated);
  estimate.textContent = text('estimated');
  const nodes = parcels.toSorted((one, other) => Number(Boolean(other.heldAt)) - Number(Boolean(one.heldAt))).map(cardOf);
  for (const jobId of shown.keys()) if (!parcels.some((parcel) => parcel.jobId === jobId)) shown.delete(jobId);
  if (!nodes.length) nodes.push(element('li', { class: 'mh-empty' }, icon('pill'), element('p', {}, text('empty'))));
  const focused = document.activeElement;
  for (const gone of [...list.children].filter((node) => !nodes.includes(node))) gone.remove();
  nodes.forEach((node, at) => list.children[at] === node || list.insertBefore(node, list.children[at] ?? null));
  if (list.contains(focused) && focused !== document.activeElement) focused.focus();
}

/* What was filled in on that card has been decided. */
function forgetForms(jobId) {
  const known = shown.get(jobId);
  if (!known) return;
  known.fresh = '';
  known.node.querySelectorAll('details[data-editing]').forEach((form) => { form.open = false; });
  known.node.querySelectorAll('textarea').forEach((field) => { field.value = ''; });
}

async function act(parcel, what, body, said) {
  try {
    await decide(parcel.jobId, what, body);
    document.activeElement?.blur();
    forgetForms(parcel.jobId);
    await load();
    status.textContent = said;
    main.focus();
  } catch (refusal) {
    if (refusal.status === undefined) throw refusal;
    notes.replaceChildren(refusalNote(refusal, text));
    main.focus();
  }
}

/* Only the label goes onto the paper, and nothing on it tells what is in the bag; it is printed once its picture is there. */
function print(parcel, src) {
  const picture = element('img', { src, alt: '' });
  picture.addEventListener('load', () => {
    document.body.classList.add('desk-prints');
    window.print();
    document.body.classList.remove('desk-prints');
  });
  label.replaceChildren(picture, element('p', { class: 'desk-code' }, parcel.code),
    element('p', {}, parcel.from), ...[parcel.cold && text('cold'), text('hands')].filter(Boolean)
      .map((word) => element('p', {}, word)));
}

async function start() {
  document.title = `${text('title', '').trim()} – Medical Hub`;
  main.replaceChildren(element('div', { class: 'mh-page-head' }, element('div', {}, count, hint, estimate)), status, notes, list, label);
  own = await isPharmacist().catch(() => false);
  await load();
  stayCurrent(load);
}

start();
