/** What a driver does with a bag: reading its code, measuring, taking it over. */
import { element, icon } from '/assets/page.js';
import { celsiusOf, isRightBag, isWithin } from '../entity/bag.js';
import { field, opened, sendButton, text } from './parts.js';
import { mayScan, scan } from './scan.js';

/** What the bag needs on the way, in words; empty for none. */
export function bagWords(bag) {
  return [bag?.cold && text('cold', bag.coldFrom, bag.coldTo), bag?.narcotic && text('narcotic')].filter(Boolean).join(', ');
}

export function heldNote() {
  return element('div', { class: 'mh-note mh-note--late', 'data-testid': 'bag-held' }, icon('stop'), element('p', {}, text('held')));
}

/** The field for the code, and a camera where the browser reads codes: {rows, read()}; read() answers the code, or undefined after it has said why. */
export function codeField(stop) {
  const { check } = stop.parcel ?? {};
  if (!check) return { rows: [], read: async () => '' };
  const code = field('bag-code', text('code'), { autocapitalize: 'characters', spellcheck: 'false', maxlength: 12 });
  const camera = mayScan() && element('button', {
    type: 'button', class: 'mh-button mh-button--block', 'data-testid': 'scan',
    onclick: async () => { code.input.value = (await scan()) ?? code.input.value; },
  }, icon('camera'), text('scan'));
  const read = async () => {
    const typed = code.input.value.trim();
    const right = typed && await isRightBag(stop.jobId, typed, check);
    code.refuse(right ? '' : text(typed ? 'wrongBag' : 'codeMissing'));
    if (right) return typed;
    code.input.focus();
    return undefined;
  };
  return { rows: [camera, code.row], read };
}

/**
 * The field for the temperature of a cold bag: {rows, read()}; read() answers true if the step may follow, after it has sent the
 * reading. Out of the limits it is sent too, and the pharmacy decides.
 */
export function coldField(stop, measure) {
  const bag = stop.parcel ?? {};
  /* What the pharmacist has just decided on need not be read again. */
  if (!bag.cold || bag.released) return { rows: [], read: () => true };
  const temperature = field('celsius', text('temperature', bag.coldFrom, bag.coldTo), { inputmode: 'decimal', maxlength: 6 });
  const read = () => {
    const celsius = celsiusOf(temperature.input.value);
    temperature.refuse(celsius === undefined ? text('temperatureMissing') : '');
    if (celsius === undefined) {
      temperature.input.focus();
      return false;
    }
    measure({ celsius, box: text('box') });
    if (isWithin(celsius, bag)) return true;
    temperature.refuse(text('held'));
    return false;
  };
  return { rows: [temperature.row], read };
}

/** Take-over at the pharmacy. */
export function takeOver(stop, take, measure) {
  const bag = codeField(stop);
  const cold = coldField(stop, measure);
  const send = async () => {
    const code = await bag.read();
    if (code !== undefined && cold.read()) take('picked-up', { code });
  };
  return opened('picked-up', element('div', { class: 'drive-proof' }, bag.rows, cold.rows, sendButton('take-over', text('takeOver'), send)));
}

/** The bag is held and still stands at the pharmacy: a second reading may be good. */
export function measureAgain(stop, measure) {
  const cold = coldField(stop, measure);
  return [heldNote(), ...opened('measure-again', element('div', { class: 'drive-proof' }, cold.rows,
    sendButton('measure', text('measure-again'), () => cold.read())))];
}

/** At the pharmacy again: the code says that it is this bag. */
export function giveBack(stop, take) {
  const bag = codeField(stop);
  const send = async () => {
    const code = await bag.read();
    if (code !== undefined) take('brought-back', { code });
  };
  return opened('brought-back', element('div', { class: 'drive-proof' }, bag.rows, sendButton('give-back', text('brought-back'), send)));
}
