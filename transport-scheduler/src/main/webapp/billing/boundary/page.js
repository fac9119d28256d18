/** What was driven in a month, as a file for the carrier's bills. */
import '/assets/frame.js';
import { element } from '/assets/page.js';
import { dayOf, language, texts } from '/assets/words.js';
import { TEXTS } from './texts.js';

const text = texts(TEXTS, language());
const main = document.getElementById('main');
const month = element('input', { type: 'month', id: 'month', class: 'mh-input--short', 'data-testid': 'month', required: true, 'aria-describedby': 'month-help month-error' });
const error = element('span', { class: 'mh-error', id: 'month-error', role: 'alert' });
const link = element('a', { class: 'mh-button mh-button--primary', 'data-testid': 'download', download: '' }, text('download'));

/* Browsers without a field for months take what is typed. */
function show() {
  const fine = /^\d{4}-(0[1-9]|1[0-2])$/.test(month.value);
  error.textContent = fine ? '' : text('monthInvalid');
  month.setAttribute('aria-invalid', String(!fine));
  if (fine) link.href = `/transport/api/billing/legs.csv?month=${month.value}`;
  else link.removeAttribute('href');
}

function lastMonth() {
  const [year, current] = dayOf(Date.now()).split('-').map(Number);
  const before = new Date(Date.UTC(year, current - 2, 1));
  return before.toISOString().slice(0, 7);
}

month.addEventListener('input', show);
month.value = lastMonth();
show();
document.title = `${text('title')} – Medical Hub`;
main.replaceChildren(element('div', { class: 'mh-page-head' }, element('div', {}, element('h1', {}, text('title')), element('p', { class: 'mh-muted' }, text('hint')))),
  element('div', { class: 'mh-card' },
    element('div', { class: 'mh-field' }, element('label', { for: 'month' }, text('month')), element('span', { class: 'mh-help', id: 'month-help' }, text('monthHelp')), month, error),
    element('div', { class: 'mh-actions' }, link), element('p', { class: 'mh-muted' }, text('private'))));
