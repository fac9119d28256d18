/** Asks the server about an order, stores it, and keeps what is typed until then. Knows no page. */
import { call } from '/assets/page.js';

const API = '/transport/api';
const DRAFT = 'medhub.phone-order';

/** When the vehicle would come: {possible, windowStart, windowEnd, pickup, dropOff, vehicle, estimated, reason}. */
export function tryOut(order, signal) {
  return call(`${API}/phone-orders/trial`, { method: 'POST', body: order, signal });
}

/** Stores it; the same answer. */
export function store(order) {
  return call(`${API}/phone-orders`, { method: 'POST', body: order });
}

/** Addresses like the one that is typed: [{line, postcode, town, latitude, longitude}]. */
export async function addresses(text, signal) {
  return (await call(`${API}/addresses`, { method: 'POST', body: { text }, signal })).addresses;
}

/** What was typed and not sent: {number, fields}; it stays in this tab only, for it names a patient. */
export function draft() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(number, fields) {
  sessionStorage.setItem(DRAFT, JSON.stringify({ number, fields }));
}

export function forget() {
  sessionStorage.removeItem(DRAFT);
}
