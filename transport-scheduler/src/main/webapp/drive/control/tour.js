/** Reads the driver's tour and tells when it may have changed. */
import { call } from '/assets/page.js';

const API = '/transport/api';
const LOOK_AGAIN_MILLIS = 60_000;

/** The current or next tour, or undefined where there is none. */
export function readTour() {
  return call(`${API}/tour`);
}

/** Deletes an own photo of this shift. */
export function removePhoto({ id, jobId }) {
  return call(`${API}/jobs/${encodeURIComponent(jobId)}/photos/${encodeURIComponent(id)}/remove`, { method: 'POST', body: {} });
}

/** Calls changed() on a change told by the server, when the page is looked at again, when the network is back, and each minute. */
export function watch(changed) {
  const source = new EventSource(`${API}/events`);
  source.addEventListener('changed', changed);
  window.addEventListener('online', changed);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && changed());
  window.addEventListener('pagehide', () => source.close());
  setInterval(changed, LOOK_AGAIN_MILLIS);
}
