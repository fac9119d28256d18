/** Reads deliveries and says what the pharmacy decides. */
import { call } from '/assets/page.js';

const API = '/transport/api/parcels';

export function readParcels() {
  return call(API);
}

export async function isPharmacist() {
  return (await call('/api/me')).roles.includes('pharmacist');
}

/** act = pack, release, call-back, received, again. */
export function decide(jobId, act, body) {
  return call(`${API}/${encodeURIComponent(jobId)}/${act}`, { method: 'POST', body: body ?? {} });
}

/** The picture of what was signed for a step that did not fit any more; second = the other one's who signed beside. */
export function proofOf(jobId, stepId, second) {
  return `${API}/${encodeURIComponent(jobId)}/proofs/${encodeURIComponent(stepId)}${second ? '?second=true' : ''}`;
}

/** A driver's photo. */
export function photoOf(jobId, photoId) {
  return `${API}/${encodeURIComponent(jobId)}/photos/${encodeURIComponent(photoId)}`;
}

export function labelOf(jobId) {
  return `${API}/${encodeURIComponent(jobId)}/label.svg`;
}
