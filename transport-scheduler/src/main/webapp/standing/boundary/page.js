/** Standing orders: the list, and the form of one (?order=NUMBER, or ?new), so that back, reload and a link work. */
import '/assets/frame.js';
import { element, icon } from '/assets/page.js';
import { draft, draftsOf, forgetDraft, keepDraft, keepOrder, readOrders } from '../control/standing.js';
import { changed, fieldsOf, orderOf } from '../entity/standing.js';
import { standingForm } from './form.js';
import { card } from './list.js';
import { note, refused } from './parts.js';
import { text } from './texts.js';

const main = document.getElementById('main');
const notes = element('div', { role: 'status' });
let known = { orders: [], today: '' };
let form;

const wanted = () => new URLSearchParams(location.search);

function go(search) {
  history.pushState(null, '', location.pathname + search);
  notes.replaceChildren();
  arrive();
}

async function arrive() {
  try {
    known = await readOrders();
  } catch (refusal) {
    main.replaceChildren(element('h1', {}, text('title')), refused(refusal));
    return;
  }
  const number = wanted().get('order');
  const order = known.orders.find((one) => one.number === number);
  if (order || wanted().has('new')) showForm(order);
  else showList();
}

function head(title, hint, ...actions) {
  document.title = `${title} – Medical Hub`;
  return element('div', { class: 'mh-page-head' }, element('div', {}, element('h1', {}, title), element('p', { class: 'mh-muted' }, hint)), element('div', { class: 'mh-actions' }, actions));
}

function showList() {
  const cards = known.orders.map((order) => card(order, known.today, { act, edit: (one) => go(`?order=${one.number}`) }));
  main.replaceChildren(head(text('title', known.orders.length), text('hint'),
    element('button', { type: 'button', class: 'mh-button mh-button--primary', 'data-testid': 'new', onclick: () => go('?new') }, icon('car'), text('create')),
    element('a', { class: 'mh-button', href: '/transport/board' }, text('board'))),
  notes, element('div', { class: 'desk-list' }, cards.length ? cards : element('p', { class: 'mh-empty' }, text('empty'))));
}

async function act(order, change, said) {
  try {
    await keepOrder(changed(order, change));
    known = await readOrders();
    showList();
    notes.replaceChildren(note('done', 'check', said));
  } catch (refusal) {
    notes.replaceChildren(refused(refusal));
  }
  notes.firstChild?.focus();
}

function showForm(order) {
  const kept = draft(order?.number);
  const number = order?.number ?? kept?.number ?? crypto.randomUUID();
  const version = order ? kept?.version ?? order.version : undefined;
  form = standingForm({
    keep: (fields) => keepDraft({ edits: order?.number, number, version, fields }),
    save: (fields) => save({ ...orderOf(fields, number, version), ...(order ? { carrier: order.carrier } : {}) }),
  });
  main.replaceChildren(head(text(order ? 'changeTitle' : 'createTitle'), text('lead'),
    element('button', { type: 'button', class: 'mh-button', onclick: () => go('') }, text('list'))), notes, form.root);
  form.fill({ ...(kept?.fields ?? (order ? fieldsOf(order) : {})), ...(order ? { carrier: order.carrier } : {}) }, order);
  form.root.elements.name.focus();
}

async function save(order) {
  form.busy(true);
  try {
    const { start, end } = await keepOrder(order);
    forgetDraft();
    history.pushState(null, '', location.pathname);
    await arrive();
    const box = note('done', 'check', text('saved', order.name, start, end));
    box.dataset.testid = 'saved';
    notes.replaceChildren(box);
    box.focus();
  } catch (refusal) {
    form.refuse(refusal);
  } finally {
    form.busy(false);
  }
}

window.addEventListener('popstate', arrive);
main.replaceChildren(element('h1', {}, text('title')), element('p', { class: 'mh-muted' }, text('loading')));
/* Whose draft it is, is known when the frame knows who is signed in. */
document.addEventListener('mh-me', ({ detail }) => {
  draftsOf(detail?.username);
  arrive();
}, { once: true });
