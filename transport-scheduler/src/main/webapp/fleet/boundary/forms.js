/**
 * The forms of a vehicle, a shift and an absence, each in a dialog. done(value) is called with what was entered and answers whether it is
 * kept; until it is, or when it throws a Refusal, the form stays as it was filled in, with the refusal at its field.
 */
import { element, icon } from '/assets/page.js';
import { refusalNote } from '../../shared/desk.js';
import { driversOf, fieldOf, freeId, NEEDS, shiftOf, vehicleOf, WEEKDAYS } from '../entity/fleet.js';
import { text } from './texts.js';

const WHOLE = { type: 'number', min: '0', max: '60', step: '1', inputmode: 'numeric', class: 'mh-input mh-input--short' };
const KILOGRAMS = { ...WHOLE, max: '1000' };
const EUROS = { ...WHOLE, max: '10000', step: '0.01', inputmode: 'decimal' };
const DEGREES = { type: 'text', inputmode: 'decimal', required: true, pattern: '-?[0-9]{1,3}([.,][0-9]+)?', class: 'mh-input mh-input--short' };

function field(name, label, value, attributes = {}, help = undefined) {
  const id = `fleet-${name}`;
  return element('div', { class: 'mh-field' }, element('label', { for: id }, label), help && element('p', { class: 'mh-help', id: `${id}-help` }, help),
    element('input', { id, name, type: 'text', class: 'mh-input', maxlength: '200', autocomplete: 'off', ...attributes, value: value ?? '', ...(help ? { 'aria-describedby': `${id}-help` } : {}) }));
}

function check(name, label, checked) {
  const id = `fleet-${name}`;
  return element('label', { class: 'mh-choice', for: id }, element('input', { type: 'checkbox', id, name, checked: Boolean(checked) }), element('span', {}, label));
}

function select(name, label, options, value) {
  const id = `fleet-${name}`;
  return element('div', { class: 'mh-field' }, element('label', { for: id }, label),
    element('select', { id, name, class: 'mh-input', required: true }, options.map(([key, word]) => element('option', { value: key, selected: key === value }, word))));
}

const group = (title, ...parts) => element('fieldset', { class: 'mh-fieldset' }, element('legend', {}, title), ...parts);
const choices = (title, ...parts) => element('fieldset', { class: 'mh-field' }, element('legend', {}, title), element('div', { class: 'mh-choices' }, parts));
const cans = (title, cannot = []) => choices(title, NEEDS.map((need) => check(`can-${need}`, text('need')[need], !cannot.includes(need))));

/* Half an entry is none: the browser says so beside the field. */
function dialog(title, parts, done) {
  const errors = element('div', { role: 'alert', 'data-testid': 'form-errors' });
  let busy = false;
  const form = element('form', { class: 'mh-form', method: 'dialog', onsubmit }, errors, ...parts, element('div', { class: 'mh-actions' },
    element('button', { type: 'button', class: 'mh-button', onclick: () => made.close() }, text('back')),
    element('button', { type: 'submit', class: 'mh-button mh-button--primary', 'data-testid': 'check' }, icon('check'), text('check'))));
  const made = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'fleet-title', 'data-testid': 'fleet-form', onclose: () => made.remove() }, element('h2', { id: 'fleet-title' }, title), form);
  async function onsubmit(event) {
    event.preventDefault();
    if (busy) return;
    busy = true;
    clear(form, errors);
    try {
      if (await done(Object.fromEntries(new FormData(form)))) {
        made.close();
        /* The button that opened the form stands in a table that is a new one now. */
        document.getElementById('main').focus();
      }
    } catch (refusal) {
      if (refusal.status === undefined) throw refusal;
      show(form, errors, refusal);
    } finally {
      busy = false;
    }
  }
  document.body.append(made);
  made.showModal();
}

function clear(form, errors) {
  errors.replaceChildren();
  form.querySelectorAll('.mh-error').forEach((error) => error.remove());
  form.querySelectorAll('[aria-invalid]').forEach((input) => {
    input.removeAttribute('aria-invalid');
    if (input.dataset.help) input.setAttribute('aria-describedby', input.dataset.help);
    else input.removeAttribute('aria-describedby');
  });
}

/* At the field that the refusal is about, which gets the focus; on top if it is about none of them. */
function show(form, errors, refusal) {
  const input = fieldOf(refusal.code).map((name) => form.elements.namedItem(name)).find(Boolean);
  if (!input) {
    errors.replaceChildren(refusalNote(refusal, text));
    errors.scrollIntoView({ block: 'nearest' });
    form.querySelector('[type=submit]').focus();
    return;
  }
  const id = `${input.id}-error`;
  input.closest('.mh-field').append(element('span', { class: 'mh-error', id }, refusal.detail));
  const help = input.getAttribute('aria-describedby');
  if (help) input.dataset.help = help;
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', [help, id].filter(Boolean).join(' '));
  errors.replaceChildren(element('div', { class: 'mh-errors' }, element('p', { class: 'mh-errors-title' }, text('numberWrong')),
    element('ul', {}, element('li', {}, element('a', { href: `#${input.id}`, onclick: (event) => {
      event.preventDefault();
      input.focus();
    } }, refusal.detail)))));
  input.focus();
}

const dot = (number) => String(number).replace(',', '.');

export function vehicleForm(fleet, vehicle, done) {
  const other = vehicle?.otherSetUps[0];
  dialog(text('vehicleTitle'), [
    field('label', text('label'), vehicle?.label, { required: true }),
    group(text('places'), field('seats', text('fSeats'), vehicle?.seats ?? 0, WHOLE), field('wheelchairPlaces', text('fWheelchairs'), vehicle?.wheelchairPlaces ?? 0, WHOLE),
      field('stretchers', text('fStretchers'), vehicle?.stretchers ?? 0, WHOLE), field('staffSeats', text('fStaff'), vehicle?.staffSeats ?? 0, WHOLE)),
    group(text('fOther'), field('otherSeats', text('fOtherSeats'), other?.seats ?? 0, WHOLE), field('otherWheelchairs', text('fOtherWheelchairs'), other?.wheelchairPlaces ?? 0, WHOLE),
      field('otherStretchers', text('fOtherStretchers'), other?.stretchers ?? 0, WHOLE)),
    choices(text('equipment'), check('sitsOnStretchers', text('fSits'), vehicle?.sitsOnStretchers), check('carryChair', text('fCarryChair'), vehicle?.carryChair), check('coldBox', text('fColdBox'), vehicle?.coldBox)),
    field('coldParcels', text('fColdParcels'), vehicle?.coldParcels ?? 8, { ...WHOLE, min: '1' }),
    field('luggagePlaces', text('fLuggage'), vehicle?.luggagePlaces ?? 0, WHOLE, text('fLuggageHelp')),
    field('liftKilograms', text('fLift'), vehicle?.liftKilograms ?? 0, KILOGRAMS, text('fLimit')), field('carryKilograms', text('fCarry'), vehicle?.carryKilograms ?? 0, KILOGRAMS),
    cans(text('fCan'), vehicle?.cannot),
    group(text('fCosts'), field('costPerUse', text('fPerUse'), vehicle?.costPerUse ?? 0, EUROS, text('fCostsHelp')), field('costPerHour', text('fPerHour'), vehicle?.costPerHour ?? 0, EUROS), field('costPerKilometre', text('fPerKilometre'), vehicle?.costPerKilometre ?? 0, EUROS)),
    group(text('fDepot'), field('depotName', text('label'), vehicle?.depot.name, { required: true }), field('latitude', text('fLatitude'), vehicle?.depot.latitude, DEGREES, text('fPosition')), field('longitude', text('fLongitude'), vehicle?.depot.longitude, DEGREES)),
  ], (fields) => {
    const made = vehicleOf({ ...fields, latitude: dot(fields.latitude), longitude: dot(fields.longitude) }, vehicle?.id ?? freeId(fleet, fields.label));
    /* More set-ups than the form shows stay as they are. */
    return done({ ...made, otherSetUps: [...made.otherSetUps, ...(vehicle?.otherSetUps.slice(1) ?? [])] });
  });
}

export function shiftForm(fleet, shift, done) {
  const short = (type) => ({ type, class: 'mh-input mh-input--short' });
  dialog(text('shiftTitle'), [
    select('vehicleId', text('vehicle'), fleet.vehicles.map(({ id, label }) => [id, label]), shift?.vehicleId),
    field('driver', text('fDriver'), shift?.driver.replace('Practitioner/', ''), { required: true, pattern: '[A-Za-z0-9.\\-]{1,64}', list: 'fleet-drivers' }, text('fDriverHelp')),
    element('datalist', { id: 'fleet-drivers' }, driversOf(fleet).map(({ driver, driverName }) => element('option', { value: driver.replace('Practitioner/', '') }, driverName))),
    field('driverName', text('fDriverName'), shift?.driverName, { required: true }),
    choices(text('fDays'), WEEKDAYS.map((day) => check(day, text('longDay')[day], shift?.days.includes(day)))),
    field('from', text('fFrom'), shift?.from, { ...short('time'), required: true }), field('to', text('fTo'), shift?.to, { ...short('time'), required: true }, text('fNight')),
    field('firstDay', text('fFirst'), shift?.firstDay, short('date'), text('fSpan')), field('lastDay', text('fLast'), shift?.lastDay, short('date')),
    cans(text('fCanDriver'), shift?.cannot), choices(text('narcoticsWord'), check('narcotics', text('fNarcotics'), shift?.narcotics)),
  ], (fields) => done(shiftOf(fields)));
}

export function absenceForm(fleet, absence, done) {
  const date = { type: 'date', class: 'mh-input mh-input--short', required: true };
  const holders = [...driversOf(fleet).map(({ driver, driverName }) => [driver, driverName]), ...fleet.vehicles.map(({ id, label }) => [`Vehicle/${id}`, label])];
  dialog(text('absenceTitle'), [
    select('holder', text('who'), holders, absence?.holder),
    field('first', text('fFirst'), absence?.first, date), field('last', text('fLast'), absence?.last, date), field('reason', text('reason'), absence?.reason),
  ], ({ holder, first, last, reason }) => done({ holder, first, last, reason }));
}
