/**
 * Where a patient waits until the host lets them in.
 *
 * <ol>
 *   <li>A room is open, waiting, in call or ended. Only the patient's coming and going and the host's hand move it; no
 *       status of a visit or a bill does.
 *   <li>It is kept in the database: a reload, a lost connection or another node change nothing.
 *   <li>A waiting patient who gives no sign for the presence timeout counts as gone; who was let in stays in the call
 *       until the host ends it.
 *   <li>Whoever comes back while waiting keeps the time since when they wait.
 *   <li>After the end the patient may wait again: there is no dead end.
 *   <li>Arrival, admission and end are reported to the record in the same transaction.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.waitingroom;

import org.jspecify.annotations.NullMarked;
