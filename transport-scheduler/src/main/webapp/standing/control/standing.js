/** Asks the server about standing orders, and keeps what is typed until it is sent. Knows no page. */
import { call } from '/assets/page.js';

const API = '/transport/api/standing-orders';
/* As drafts of the portal are kept, so that they go at sign-out. */
const PREFIX = 'mh-draft:';
const LIFE_MILLIS = 12 * 60 * 60 * 1000;
let key;

/** {orders, today} */
export const readOrders = () => call(API);

/** When the vehicle would come on the first day; see the orders by telephone. */
export const tryOut = (order, signal) => call(`${API}/trial`, { method: 'POST', body: order, signal });

/** Keeps it: {start, end} of the pickup on each day. */
export const keepOrder = (order) => call(API, { method: 'POST', body: order });

/** From now on drafts are those of that person; without one nothing is kept. */
export function draftsOf(person) {
  key = person ? `${PREFIX}${person}:standing-order` : undefined;
}

/** What the person typed into the form of that order and did not send within twelve hours: {number, version, fields}; in this tab only. */
export function draft(number) {
  if (!key) return undefined;
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (kept && Date.now() - kept.at < LIFE_MILLIS && (kept.edits ?? '') === (number ?? '')) return kept;
  } catch {
    // What cannot be read is no draft.
  }
  return undefined;
}

/** edits is the number of the order that is changed; of a new one none. */
export function keepDraft({ edits, number, version, fields }) {
  if (key) sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), edits, number, version, fields }));
}

export function forgetDraft() {
  if (key) sessionStorage.removeItem(key);
}
