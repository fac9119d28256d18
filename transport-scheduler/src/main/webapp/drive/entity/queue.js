/**
 * The steps that wait for the network, as pure rules on a list (oldest first):
 * 1. Steps are sent in the order they were taken, one at a time, each with its own id, so that sending twice does no harm. Photos,
 *    which are large, are sent when no step waits.
 * 2. Not reached, or the server has a fault (5xx), or too many calls (429): all stay and are sent later.
 * 3. Signed out (401): all stay until the driver signs in again.
 * 4. Refused (other 4xx): that step alone is dropped. The later ones are sent, also those of the same job: the hub judges each, and
 *    keeps what was signed even where the step does not fit.
 * 5. The last step may be taken back while it is still here; one that is on its way, when its answer is there. Never another
 *    one in its place. What was signed for, and a reading, are never taken back; what is written down after a step does not stand
 *    in its way. A photo may be dropped while it is still here.
 * 6. Steps are sent with the session of who took them; while somebody else is signed in, all stay as in 3.
 */

const isPhoto = ({ to }) => to === 'photos';

/** The entry to send now, or undefined. */
export function nextToSend(queue) {
  return queue.find((entry) => !isPhoto(entry)) ?? queue[0];
}

/** The last step, or undefined: neither a reading nor a photo is one. */
export function lastStep(queue) {
  return queue.findLast(({ to }) => !to);
}

/** What becomes of the queue after its first step was answered with a status (0 = not reached): outcome, and what is gone. */
export function answered(queue, status) {
  const [first] = queue;
  if (status >= 200 && status < 300) return { outcome: 'sent', gone: [first] };
  if (status === 401) return { outcome: 'signed-out', gone: [] };
  if (status === 0 || status === 429 || status >= 500) return { outcome: 'later', gone: [] };
  return { outcome: 'refused', gone: [first] };
}

/** Whether the last step, or a photo, can be taken back on the device, given the id of the one on its way. */
export function mayBeTakenBack(last, onItsWay) {
  return last !== undefined && last.id !== onItsWay && (!last.to || isPhoto(last)) && !last.signature;
}

/** How long to wait before the next try: 2, 4, 8 … at most 60 seconds. */
export function waitMillis(tries) {
  return Math.min(60_000, 2_000 * 2 ** Math.max(0, tries - 1));
}
