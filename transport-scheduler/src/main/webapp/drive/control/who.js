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

/** Whether the hub could not say it: there is no line, it has a fault, or what came is no answer of it. */
export function isUnheard(failure) {
  return !(failure instanceof Refusal) || failure.status === 0 || failure.status >= 500;
}

/** Whether the hub says within that many milliseconds who is signed in, or that nobody is. Never throws. */
export async function isHubHeard(millis) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), millis);
  try {
    return Boolean(await signedIn(patience.signal));
  } catch (failure) {
    return !isUnheard(failure);
  } finally {
    clearTimeout(timer);
  }
}
