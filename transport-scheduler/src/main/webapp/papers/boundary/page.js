/** Papers of drivers and vehicles: until when they are valid. Each is kept when “Save” is pressed. */
import '/assets/frame.js';
import { call, element, icon } from '/assets/page.js';
import { refusalNote } from '../../shared/desk.js';
import { text } from './texts.js';

const API = '/transport/api/papers';
const STATES = { unknown: ['', 'info'], valid: ['done', 'check'], soon: ['due', 'warning'], expired: ['late', 'stop'] };
const main = document.getElementById('main');
const notes = element('div', {});
const status = element('p', { role: 'status', class: 'mh-muted' });
const list = element('div', { class: 'desk-list' });

async function load() {
  try {
    const { holders } = await call(API);
    notes.replaceChildren();
    list.replaceChildren(...holders.map(card));
    if (!holders.length) list.replaceChildren(element('p', { class: 'mh-empty' }, text('empty')));
  } catch (refusal) {
    if (refusal.status === undefined) throw refusal;
    notes.replaceChildren(refusalNote(refusal, text));
  }
}

function card(holder) {
  return element('section', { class: 'mh-card', 'data-testid': 'holder', 'data-holder': holder.reference },
    element('h2', {}, icon(holder.driver ? 'user' : 'car'), ` ${holder.name}`),
    holder.papers.map((paper) => row(holder, paper)));
}

function row(holder, paper) {
  const id = `${holder.reference}-${paper.kind}`.replaceAll('/', '-');
  const badge = element('span', { id: `${id}-state` });
  const show = (state) => {
    const [meaning, symbol] = STATES[state];
    badge.className = `mh-badge${meaning ? ` mh-badge--${meaning}` : ''}`;
    badge.dataset.state = state;
    badge.replaceChildren(icon(symbol), text(state));
  };
  show(paper.state);
  const input = element('input', {
    type: 'date', id, class: 'mh-input--short', value: paper.validUntil ?? '', 'data-testid': `paper-${paper.kind}`, 'aria-describedby': `${id}-state`,
  });
  const save = element('button', {
    type: 'button', class: 'mh-button', 'data-testid': `save-${paper.kind}`, 'aria-label': text('saveWhat', paper.word, holder.name),
    onclick: () => keep(holder, paper, input, show),
  }, text('save'));
  return element('div', { class: 'mh-field' }, element('label', { for: id }, text('validUntil', paper.word)), input, ' ', save, ' ', badge);
}

async function keep(holder, paper, input, show) {
  /* Half a date is none: the browser says so, and nothing is forgotten by mistake. */
  if (!input.reportValidity()) return;
  try {
    await call(API, { method: 'PUT', body: { holder: holder.reference, kind: paper.kind, validUntil: input.value || undefined } });
    notes.replaceChildren();
    status.textContent = text('kept', paper.word, holder.name);
    const { holders } = await call(API);
    const fresh = holders.find(({ reference }) => reference === holder.reference)?.papers.find(({ kind }) => kind === paper.kind);
    if (fresh) show(fresh.state);
  } catch (refusal) {
    if (refusal.status === undefined) throw refusal;
    notes.replaceChildren(refusalNote(refusal, text));
    main.focus();
  }
}

document.title = `${text('title')} – Medical Hub`;
main.replaceChildren(element('div', { class: 'mh-page-head' }, element('div', {}, element('h1', {}, text('title')),
  element('p', { class: 'mh-muted' }, text('hint')))), status, notes, list);
load();
