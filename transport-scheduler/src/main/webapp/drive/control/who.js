/** Whose session the browser has now: somebody else may have signed in on the same phone meanwhile. */
import { call, Refusal } from '/assets/page.js';

/** The name; throws Refusal. signal: when not to wait any longer. */
export async function signedIn(signal) {
  return (await call('/api/me', { signal })).username;
}

/** Throws Refusal if it is not that driver's: of the kind of a sign-in that is missing, with otherDriver. */
export async function requireDriver(driver) {
  if ((await signedIn()) !== driver) throw Object.assign(new Refusal(401), { otherDriver: true });
}

/** Whether the hub could not say it: there is no line, or it has a fault. */
export function isUnheard({ status }) {
  return status === 0 || status >= 500;
}
