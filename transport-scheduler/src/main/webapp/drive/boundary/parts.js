/** Pieces that all parts of the driver's page share. */
import { element } from '/assets/page.js';
import { language, texts } from '/assets/words.js';
import { TEXTS } from './texts.js';

export const lang = language();
export const text = texts(TEXTS, lang);

export function bigButton(step, pressed) {
  return element('button', {
    type: 'button', class: 'mh-button mh-button--primary mh-button--big mh-button--block', 'data-testid': `step-${step}`, onclick: pressed,
  }, text(step));
}

/** A big button that makes way for a form; the form's first field gets the focus. */
export function opened(step, form) {
  form.hidden = true;
  form.setAttribute('data-editing', '');
  const open = bigButton(step, () => {
    open.hidden = true;
    form.hidden = false;
    form.querySelector('input, canvas')?.focus();
  });
  return [open, form];
}

/** A field with its label above and its error below: {row, input, refuse(sentence)}; an empty sentence takes the error away. */
export function field(id, label, attributes = {}) {
  const error = element('span', { class: 'mh-error', id: `${id}-error`, role: 'alert' });
  const input = element('input', { id, 'data-testid': id, autocomplete: 'off', 'aria-describedby': `${id}-error`, ...attributes });
  const refuse = (sentence) => {
    error.textContent = sentence;
    input.setAttribute('aria-invalid', String(Boolean(sentence)));
  };
  return { row: element('div', { class: 'mh-field' }, element('label', { for: id }, label), input, error), input, refuse };
}

/** One of several, as large rows to tap: {row, value(), refuse(sentence), focus()}. */
export function choice(name, label, words, chosen) {
  const error = element('span', { class: 'mh-error', id: `${name}-error`, role: 'alert' });
  const boxes = Object.entries(words).map(([code, word]) => element('label', { class: 'mh-choice' },
    element('input', { type: 'radio', name, value: code, checked: code === chosen, 'data-testid': `${name}-${code}` }), ` ${word}`));
  const row = element('fieldset', { class: 'mh-choices', 'aria-describedby': `${name}-error` }, element('legend', {}, label), boxes, error);
  return {
    row,
    value: () => row.querySelector('input:checked')?.value,
    refuse: (sentence) => { error.textContent = sentence; },
    focus: () => row.querySelector('input').focus(),
  };
}

export function sendButton(testId, word, send) {
  return element('button', {
    type: 'button', class: 'mh-button mh-button--primary mh-button--big mh-button--block', 'data-testid': testId, onclick: send,
  }, word);
}
