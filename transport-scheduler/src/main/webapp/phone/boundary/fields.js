/** The fields of the form, in the order in which one asks on the telephone. */
import { element } from '/assets/page.js';
import { language, texts } from '/assets/words.js';
import { postureOf } from '../../shared/states.js';
import { NEEDS } from '../entity/order.js';
import { TEXTS } from './texts.js';

export const lang = language();
export const text = texts(TEXTS, lang);
const POSTURES = ['walking', 'wheelchair', 'carry-chair', 'lying'];

/** A labelled input; help is a key of these texts or a sentence; also is the id of what else describes it. */
export function field(name, label, attributes = {}, help = undefined, also = undefined) {
  const described = [help && `${name}-help`, `${name}-error`, also].filter(Boolean).join(' ');
  const input = attributes.multiline
    ? element('textarea', { id: name, name, rows: '3', 'aria-describedby': described })
    : element('input', { id: name, name, type: 'text', autocomplete: 'off', ...attributes, 'aria-describedby': described });
  return element('div', { class: 'mh-field' }, element('label', { for: name }, label),
    help && element('p', { class: 'mh-help', id: `${name}-help` }, help.includes(' ') ? help : text(help)), input,
    element('span', { class: 'mh-error', id: `${name}-error`, hidden: true }));
}

export function choice(type, name, value, label, described = undefined) {
  const id = value ? `${name}-${value}` : name;
  return element('label', { class: 'mh-choice', for: id }, element('input', {
    type, id, name, ...(value ? { value } : {}), ...(described ? { 'aria-describedby': described } : {}),
  }), element('span', {}, label));
}

export function choices(name, label, ...parts) {
  return element('fieldset', { class: 'mh-field', id: `${name}-group`, tabindex: '-1' }, element('legend', {}, label),
    element('div', { class: 'mh-choices' }, parts), element('span', { class: 'mh-error', id: `${name}-error`, hidden: true }));
}

export function group(title, ...parts) {
  return element('fieldset', { class: 'mh-fieldset' }, element('legend', {}, title), ...parts);
}

export function place(side) {
  return group(text(side),
    field(`${side}-name`, text('placeName'), { maxlength: '200' }),
    field(`${side}-line`, text('line'), { maxlength: '200' }, 'lineHelp', `${side}-error`),
    element('ul', { class: 'phone-suggestions', id: `${side}-suggestions` }),
    element('p', { class: 'mh-visually-hidden', role: 'status', id: `${side}-count` }),
    field(`${side}-postcode`, text('postcode'), { class: 'mh-input--short', inputmode: 'numeric', maxlength: '10' }),
    field(`${side}-town`, text('town'), { maxlength: '100' }),
    element('input', { type: 'hidden', name: `${side}-chosen` }),
    element('input', { type: 'hidden', name: `${side}-by-hand` }),
    element('details', { id: `${side}-pin`, class: 'phone-pin' }, element('summary', {}, text('pin'))),
    element('span', { class: 'mh-error', id: `${side}-error`, hidden: true }));
}

/** A list to choose from; options are [{id, name}], what is not chosen is any. */
function selection(name, label, help) {
  return element('div', { class: 'mh-field' }, element('label', { for: name }, label),
    element('p', { class: 'mh-help', id: `${name}-help` }, text(help)),
    element('select', { id: name, name, 'aria-describedby': `${name}-help` }, element('option', { value: '' }, text('any'))));
}

/** Who rides, from where, to where. */
export function who() {
  return [
    group(text('person'), field('name', text('name'), { maxlength: '200' }), field('phone', text('phone'), { type: 'tel', maxlength: '40' }, 'phoneHelp')),
    place('from'),
    place('to'),
  ];
}

/** What counts: the appointment or the pickup. */
export function kinds() {
  return choices('kind', text('kind'), choice('radio', 'kind', 'appointment', text('appointment')), choice('radio', 'kind', 'pickup', text('pickup')));
}

/** How somebody rides. */
/** weighs: whether the weight is asked for, too. */
export function how(weighs = false) {
  return group(text('how'),
    choices('posture', text('posture'), POSTURES.map((code) => choice('radio', 'posture', code, postureOf(code, lang).word, 'posture-error'))),
    choices('companion', text('needs'), choice('checkbox', 'companion', '', text('companionField')),
      NEEDS.map((need) => choice('checkbox', `need-${need}`, '', text(need)))),
    weighs && field('weight', text('weight'), { type: 'number', min: '1', max: '500', step: '1', inputmode: 'numeric', class: 'mh-input--short' }, 'weightHelp'),
    field('note', text('note'), { multiline: true }, 'noteHelp'));
}

/** For which carrier, if the caller dispatches for several; choosing.js fills it. */
export function carrier() {
  return element('div', { id: 'carrier-field', class: 'mh-field', hidden: true }, element('label', { for: 'carrier' }, text('carrier')),
    element('select', { id: 'carrier', name: 'carrier' }));
}

/** Which vehicle and who must come, if it matters. */
export function whom() {
  return group(text('whom'), selection('vehicle', text('vehicle'), 'whoHelp'), selection('driver', text('driver'), 'whoHelp'));
}

export function fields() {
  return [
    carrier(),
    ...who(),
    group(text('when'),
      kinds(),
      field('day', text('day'), { type: 'date', class: 'mh-input--short' }),
      field('time', text('time'), { type: 'time', class: 'mh-input--short' }, 'timeHelp')),
    how(true),
    whom(),
    group(text('back'), choices('back', text('back'), choice('checkbox', 'back', '', text('backField'))),
      field('back-time', text('backTime'), { type: 'time', class: 'mh-input--short' }, 'backHelp')),
  ];
}
