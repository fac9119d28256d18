/** Asks the server about the fleet. Knows no page. */
import { call } from '/assets/page.js';

const API = '/transport/api/fleet';

/** [{carrier, version, vehicles, shifts, absences}] */
export async function readFleets() {
  return (await call(API)).fleets;
}

/** Papers by holder: Map of reference → [{word, state}]. */
export async function readPapers() {
  const { holders } = await call('/transport/api/papers');
  return new Map(holders.map((holder) => [holder.reference, holder.papers]));
}

/** What it would do: {moved: [{day, vehicle, waiting, begun, gone}], twice: [{day, name}]}. */
export const effectOf = (fleet) => call(`${API}/effect`, { method: 'POST', body: fleet });

export const keepFleet = (fleet) => call(API, { method: 'PUT', body: fleet });
