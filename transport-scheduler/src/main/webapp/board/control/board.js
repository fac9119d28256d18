/** Reads the board, plans again and listens for changes. Knows no page: it tells what happened through callbacks. */
import { call } from '/assets/page.js';

const API = '/transport/api';
const RETRY_MILLIS = 5_000;

export function readBoard(date) {
  return call(`${API}/board${date ? `?date=${encodeURIComponent(date)}` : ''}`);
}

/** {date, now, tours: [{vehicle, driver, stops}]}: what is still to be driven, for paper. */
export function readSheets(date) {
  return call(`${API}/board/sheets?date=${encodeURIComponent(date)}`);
}

/** How many deliveries wait for a pharmacist's decision. */
export async function readHeld() {
  return (await call('/transport/api/parcels/held'))?.held ?? 0;
}

/** How many standing orders have an approval that ends or has ended: {approvalSoon, approvalEnded}. */
export function readAttention() {
  return call(`${API}/standing-orders/attention`);
}

/** The ride is not driven; with its way back if that is said. */
export function cancelRide(id, reason, withReturn) {
  return call(`${API}/phone-orders/${encodeURIComponent(id)}/cancel`, { method: 'POST', body: { reason, withReturn } });
}

/** How the drivers' duties stand: [{tourId, state, since, faults, position: {latitude, longitude, at}}]. */
export function readDuties(date) {
  return call(`${API}/duties?date=${encodeURIComponent(date)}`);
}

/** Whether it is done; if not, another node does it soon. */
export async function planAgain(date) {
  const answer = await call(`${API}/planning`, { method: 'POST', body: { date } });
  return !answer?.planning;
}

const ofJob = (id, act) => `${API}/board/jobs/${encodeURIComponent(id)}/${act}`;
const ofTour = (id, act) => `${API}/board/tours/${encodeURIComponent(id)}/${act}`;

/** What moving the job would do: {possible, reason, concerned: [{jobId, name, pickup, minutes, planned}]}; tourId undefined: off all tours. */
export function tryMove({ jobId, version }, tourId) {
  return call(ofJob(jobId, 'moves'), { method: 'POST', body: { tourId, version, trial: true } });
}

/** Moves it; the same answer, with the job's new version. */
export function move({ jobId, version }, tourId) {
  return call(ofJob(jobId, 'moves'), { method: 'POST', body: { tourId, version } });
}

/** Where a place of a waiting job lies: side is pickup or drop-off. */
export function locate({ jobId, version }, side, { latitude, longitude }) {
  return call(ofJob(jobId, 'place'), { method: 'POST', body: { side, latitude, longitude, version } });
}

/** Slow and closed roads: [{id, label, latitude, longitude, kilometres, factor, closed, until}]. */
export async function readTraffic() {
  const { slowdowns = [], feed } = await call(`${API}/traffic`) ?? {};
  return { slowdowns, feed };
}

export function sayTraffic(said) {
  return call(`${API}/traffic`, { method: 'POST', body: said });
}

export function endTraffic(id) {
  return call(`${API}/traffic/${encodeURIComponent(id)}/end`, { method: 'POST', body: {} });
}

/** The job stays on its tour. */
export function keep({ jobId, version }) {
  return call(ofJob(jobId, 'pin'), { method: 'POST', body: { version } });
}

/** Planning may have the job again. */
export function release({ jobId, version }) {
  return call(ofJob(jobId, 'release'), { method: 'POST', body: { version } });
}

export function planByHand(tourId, on) {
  return call(ofTour(tourId, 'by-hand'), { method: 'POST', body: { on } });
}

/** Whom it concerns: as tryMove, and begun: [name]. */
export function dropOut(tourId) {
  return call(ofTour(tourId, 'outage'), { method: 'POST', body: {} });
}

export function backInService(tourId) {
  return call(ofTour(tourId, 'return'), { method: 'POST', body: {} });
}

export function seenAlert(id) {
  return call(`${API}/board/alerts/${encodeURIComponent(id)}/seen`, { method: 'POST', body: {} });
}

/** The patient is not ready after all; the ride waits again. */
export function sayNotReady(jobId) {
  return call(`${API}/phone-orders/${encodeURIComponent(jobId)}/not-ready`, { method: 'POST', body: {} });
}

/** The patient is ready to be fetched: from that moment (ISO 8601). */
export function sayReady(jobId, at) {
  return call(`${API}/phone-orders/${encodeURIComponent(jobId)}/ready`, { method: 'POST', body: { at } });
}

/** What waits for the dispatcher: [{id, kind: 'order'|'answer', jobId, since, incident}]. */
export async function readSetAside() {
  return (await call(`${API}/set-aside`)).letters;
}

export function tryAgain(id) {
  return call(`${API}/set-aside/${encodeURIComponent(id)}/retry`, { method: 'POST' });
}

/**
 * Calls changed(date or undefined) on every change and connected(true|false) when the stream opens or breaks.
 * A reconnect counts as a change: what was missed is read again.
 */
export function listen(changed, connected) {
  let source;
  let broken = false;
  const open = () => {
    source = new EventSource(`${API}/events`);
    source.addEventListener('changed', (event) => changed(dateIn(event.data)));
    source.onopen = () => {
      connected(true);
      if (broken) changed(undefined);
      broken = false;
    };
    source.onerror = () => {
      broken = true;
      connected(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MILLIS);
    };
  };
  open();
  window.addEventListener('pagehide', () => source.close());
}

function dateIn(data) {
  try {
    return JSON.parse(data).date;
  } catch {
    return undefined;
  }
}
