/** What list and form of standing orders share: how days are written, how a refusal is said. */
import { element, icon } from '/assets/page.js';
import { language } from '/assets/words.js';
import { refusalNote } from '../../shared/desk.js';
import { text } from './texts.js';

export const lang = language();
const DAY = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'UTC', weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' });
const DATE = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' });

/** A day YYYY-MM-DD with its weekday. */
export const dayWords = (day) => DAY.format(Date.parse(day));

/** The same without it. */
export const dateWords = (day) => DATE.format(Date.parse(day));

/** A note with what the hub said; what is no refusal is thrown on. */
export function refused(refusal) {
  if (refusal.status === undefined) throw refusal;
  return refusalNote(refusal, (key) => text(key === 'failed' ? 'wrong' : key));
}

export const note = (meaning, symbol, ...words) => element('div', { class: `mh-note mh-note--${meaning}`, tabindex: '-1' }, icon(symbol), element('div', {}, words));
