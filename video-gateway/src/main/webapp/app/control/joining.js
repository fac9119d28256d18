/** Coming in over a bad line: an answer that is lost shuts nobody out, and facts that do not come end no call. */
import { pageSecret } from '../entity/page-id.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;

/** By which the gateway knows this page again if its answer to joining is lost; survives a reload, forgotten with the answer. */
export function joiningSecret() {
  if (!history.state?.joining) history.replaceState({ ...history.state, joining: pageSecret() }, '');
  return history.state.joining;
}

/**
 * Asks again while only the network or the server is in the way: after half a second, then ever more slowly. goesOn: told of the
 * refusal, whether it is still wanted. Throws the refusal that no second try mends.
 */
export async function untilAnswered(ask, goesOn) {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await ask();
    } catch (refusal) {
      const passing = !refusal.status || refusal.status === 429 || refusal.status >= 500;
      if (!passing || !goesOn(refusal)) throw refusal;
    }
    await new Promise((go) => { setTimeout(go, pause); });
  }
}
