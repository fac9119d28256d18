/** Asks the server about an order, stores it, and keeps what is typed until then. Knows no page. */
import { call } from '/assets/page.js';

const API = '/transport/api';
/* As drafts of the portal are kept, so that they go at sign-out; see draft.js there. */
const PREFIX = 'mh-draft:';
const LIFE_MILLIS = 12 * 60 * 60 * 1000;
const OTHER_TAB_MILLIS = 1000;
let key;

/** When the vehicle would come: {possible, windowStart, windowEnd, pickup, dropOff, vehicle, estimated, reason}. */
export function tryOut(order, signal) {
  return call(`${API}/phone-orders/trial`, { method: 'POST', body: order, signal });
}

/** Stores it; the same answer. */
export function store(order) {
  return call(`${API}/phone-orders`, { method: 'POST', body: order });
}

/** What can be chosen: {carriers, vehicles, drivers}, each [{id, name, carrier}]. */
export function choices() {
  return call(`${API}/phone-orders/choices`);
}

/** Addresses like the one that is typed: [{line, postcode, town, latitude, longitude}]. */
export async function addresses(text, signal) {
  return (await call(`${API}/addresses`, { method: 'POST', body: { text }, signal })).addresses;
}

/** From now on drafts are those of that person (their sign-in name); without one nothing is kept. */
export function draftsOf(person) {
  key = person ? `${PREFIX}${person}:phone-order` : undefined;
}

/** What the person typed and did not send within twelve hours: {number, fields}; it stays in this tab only, for it names a patient. */
export function draft() {
  if (!key) return undefined;
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (kept && Date.now() - kept.at < LIFE_MILLIS) return kept;
  } catch {
    // What cannot be read is no draft.
  }
  forget();
  return undefined;
}

export function keep(number, fields) {
  if (key) sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), number, fields }));
}

export function forget() {
  if (key) sessionStorage.removeItem(key);
}

/** A number for this tab alone: the one that is wished, or another if a tab from which this one was copied has it. */
export async function numberFor(wished) {
  if (wished && await claim(wished)) return wished;
  const own = crypto.randomUUID();
  claim(own);
  return own;
}

/* Held until the page goes; after a reload the old page may take a moment to let go. */
function claim(number) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((settle) => {
    navigator.locks.request(`phone-order-${number}`, { signal: AbortSignal.timeout(OTHER_TAB_MILLIS) }, () => {
      settle(true);
      return new Promise(() => {});
    }).catch(() => settle(false));
  });
}
