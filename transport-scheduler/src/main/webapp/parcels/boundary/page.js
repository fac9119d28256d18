/**
 * Deliveries of medicine: a pharmacy packs, prints labels, decides on what was too warm, takes back what nobody took; a dispatcher
 * sees the same list. The page reads again by itself, but never while somebody is filling in a form.
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
const label = element('div', { class: 'desk-label' });
let own = false;
let drawn = '';

function busy() {
  return [...list.querySelectorAll('[data-editing]')].some((form) => form.open || form.contains(document.activeElement));
}

async function load() {
  try {
    const parcels = await readParcels();
    notes.replaceChildren();
    const fresh = JSON.stringify(parcels);
    if (fresh !== drawn && !busy()) {
      drawn = fresh;
      draw(parcels);
    }
  } catch (refusal) {
    if (refusal.status === undefined) throw refusal;
    notes.replaceChildren(refusalNote(refusal, text));
  }
}

function draw(parcels) {
  const open = [...list.querySelectorAll('details[open]')].map(({ dataset }) => dataset.key);
  count.textContent = text('title', parcels.length);
  hint.textContent = text(own ? 'hintPharmacy' : 'hintDispatch');
  list.replaceChildren(...parcels
    .toSorted((one, other) => Number(Boolean(other.heldAt)) - Number(Boolean(one.heldAt)))
    .map((parcel) => card(parcel, { own, act, print })));
  for (const details of list.querySelectorAll('details[data-key]')) details.open = open.includes(details.dataset.key);
  if (!parcels.length) list.replaceChildren(element('li', { class: 'mh-empty' }, icon('pill'), element('p', {}, text('empty'))));
}

async function act(parcel, what, body, said) {
  try {
    await decide(parcel.jobId, what, body);
    drawn = '';
    document.activeElement?.blur();
    list.querySelectorAll('details[data-editing]').forEach((form) => { form.open = false; });
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
  main.replaceChildren(element('div', { class: 'mh-page-head' }, element('div', {}, count, hint)), status, notes, list, label);
  own = await isPharmacist().catch(() => false);
  await load();
  stayCurrent(load);
}

start();
