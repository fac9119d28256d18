/** The form of a standing order: who and where as by telephone, then days, times, and the insurer's approval. */
import { element, icon } from '/assets/page.js';
import { choosing } from '../../phone/boundary/choosing.js';
import { carrier, choice, choices, field, group, how, kinds, text as phone, who, whom } from '../../phone/boundary/fields.js';
import { pins } from '../../phone/boundary/pins.js';
import { suggest } from '../../phone/boundary/suggestions.js';
import { clockTime } from '/assets/words.js';
import { tryOut } from '../control/standing.js';
import { daysOffOf, missing, orderOf, WEEKDAYS } from '../entity/standing.js';
import { dayWords, lang, refused } from './parts.js';
import { text } from './texts.js';

const PAUSE_MILLIS = 500;
const UNSAID = ['name', 'phone'];
const short = (type) => ({ type, class: 'mh-input--short' });

function parts(dayOff) {
  return [
    carrier(),
    ...who(),
    group(text('days'),
      choices('weekdays', text('weekdays'), WEEKDAYS.map((day) => choice('checkbox', `weekday-${day}`, '', text('longDay')[day], 'weekdays-error'))),
      field('first-day', text('firstDay'), short('date')), field('last-day', text('lastDay'), short('date'), text('lastDayHelp')),
      choices('on-holidays', text('holidays'), choice('checkbox', 'on-holidays', '', text('onHolidays'))),
      dayOff),
    group(text('times'), kinds(), field('time', text('time'), short('time'), text('timeHelp')),
      choices('back', text('back'), choice('checkbox', 'back', '', text('backField'))),
      field('back-time', text('backTime'), short('time'), text('backHelp'))),
    how(true),
    whom(),
    group(text('approvalGroup'), field('approval', text('approval'), { maxlength: '60' }), field('approval-until', text('approvalUntil'), short('date'), text('approvalHelp'))),
  ];
}

/** keep(fields) is called with each change, save(fields) when all is said: {root, fill(fields), refuse(refusal), busy(is)}. */
export function standingForm({ keep, save }) {
  const errors = element('div', {});
  const answer = element('div', { class: 'phone-answer', role: 'status', 'data-testid': 'promise' });
  const saveButton = element('button', { type: 'submit', class: 'mh-button mh-button--primary', 'data-testid': 'save' }, icon('check'), text('save'));
  const off = element('ul', { class: 'desk-lines', 'data-testid': 'days-off' });
  const offDay = element('input', { id: 'day-off', type: 'date', class: 'mh-input mh-input--short' });
  const dayOff = element('div', { class: 'mh-field' }, element('label', { for: 'day-off' }, text('daysOff')),
    element('div', { class: 'mh-actions' }, offDay, element('button', { type: 'button', class: 'mh-button', 'data-testid': 'add-day-off', onclick: addDayOff }, text('addDayOff'))),
    off, element('input', { type: 'hidden', name: 'days-off' }));
  const root = element('form', { class: 'mh-form', novalidate: true, onsubmit }, errors, ...parts(dayOff), answer, element('div', { class: 'mh-form-end' }, saveButton));
  let timer;
  let asked;

  const values = () => Object.fromEntries(new FormData(root));

  function setDaysOff(days) {
    root.elements['days-off'].value = days.join(',');
    showDaysOff();
    changed();
  }

  function addDayOff() {
    if (!offDay.value || !offDay.reportValidity()) return;
    setDaysOff([...new Set([...daysOffOf(values()), offDay.value])].toSorted());
    offDay.value = '';
  }

  function showDaysOff() {
    const days = daysOffOf(values());
    off.replaceChildren(...days.map((day) => element('li', {}, `${dayWords(day)} `, element('button', {
      type: 'button', class: 'mh-button mh-button--quiet', 'aria-label': text('removeDayOff', dayWords(day)), onclick: () => setDaysOff(days.filter((one) => one !== day)),
    }, text('rideAfterAll')))));
  }

  /* What was promised for other entries is no promise. */
  function changed() {
    asked?.abort();
    answer.replaceChildren();
    keep(values());
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MILLIS);
  }

  async function ask() {
    asked?.abort();
    answer.replaceChildren();
    const said = values();
    if (missing(said).some((name) => !UNSAID.includes(name))) return;
    asked = new AbortController();
    try {
      show(await tryOut({ ...orderOf(said, crypto.randomUUID()), name: said.name || '–', phone: said.phone || '–' }, asked.signal));
    } catch (refusal) {
      if (refusal.name !== 'AbortError') answer.replaceChildren(refused(refusal));
    }
  }

  function show(trial) {
    const parts = trial.possible
      ? [phone('promise', `${clockTime(trial.windowStart, lang)}–${clockTime(trial.windowEnd, lang)}`, clockTime(trial.pickup, lang), trial.vehicle), trial.estimated && phone('estimated')]
      : [phone('noPlace', trial.reason ?? phone('noReason')), trial.windowEnd && phone('noPlaceHelp')];
    if (trial.instead?.length) parts.push(phone('instead', trial.instead.join('; ')));
    answer.replaceChildren(element('div', { class: `mh-note mh-note--${trial.possible ? 'info' : 'due'}`, 'data-possible': String(trial.possible) },
      icon(trial.possible ? 'clock' : 'warning'), element('p', {}, parts.filter(Boolean).join(' '))));
  }

  function onsubmit(event) {
    event.preventDefault();
    const said = values();
    const lacks = missing(said);
    mark(lacks);
    if (!lacks.length) save(said);
  }

  const fieldOf = (name) => ({ from: 'from-line', to: 'to-line', posture: 'posture-walking', weekdays: 'weekday-mon' })[name] ?? name;

  function mark(names) {
    for (const sentence of root.querySelectorAll('.mh-error')) {
      const name = sentence.id.replace(/-error$/, '');
      const wrong = names.includes(name);
      sentence.hidden = !wrong;
      sentence.textContent = wrong ? text('missing')[name] : '';
      const marked = root.querySelector(`#${fieldOf(name)}`);
      if (wrong) marked?.setAttribute('aria-invalid', 'true');
      else marked?.removeAttribute('aria-invalid');
    }
    errors.replaceChildren();
    if (!names.length) return;
    const links = names.map((name) => element('li', {}, element('a', { href: `#${fieldOf(name)}` }, text('missing')[name])));
    const box = element('div', { class: 'mh-errors', role: 'alert', tabindex: '-1' }, element('h2', {}, text('errors', names.length)), element('ul', {}, links));
    errors.replaceChildren(box);
    box.focus();
  }

  root.addEventListener('input', (event) => event.target !== offDay && changed());
  root.addEventListener('change', (event) => event.target !== offDay && changed());
  for (const side of ['from', 'to']) suggest(root, side, changed);
  const positions = ['from', 'to'].map((side) => pins(root, side, changed));

  /* An order stays with its carrier. */
  async function fill(fields, isKnown) {
    root.reset();
    root.elements.kind.value = 'appointment';
    for (const control of root.elements) {
      if (!control.name) continue;
      const value = fields[control.name];
      if (control.type === 'checkbox') control.checked = value === 'on';
      else if (control.type === 'radio') control.checked = value === undefined ? control.checked : control.value === value;
      else control.value = value ?? '';
    }
    mark([]);
    showDaysOff();
    await choosing(root, fields);
    if (isKnown) root.querySelector('#carrier-field').hidden = true;
    for (const one of positions) one.refresh();
    ask();
  }

  return {
    root,
    fill,
    refuse: (refusal) => errors.replaceChildren(refused(refusal)),
    busy: (is) => {
      saveButton.disabled = is;
      saveButton.lastChild.textContent = text(is ? 'saving' : 'save');
    },
  };
}
