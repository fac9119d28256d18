/**
 * Where a patient waits until the host lets them in.
 *
 * <ol>
 *   <li>A room is open, waiting, in call, away or ended. Only the patient's coming and going and the host's hand move
 *       it; no status of a visit or a bill does.
 *   <li>It is kept in the database: a reload, a lost connection, a restart of the server or another node change nothing.
 *       Time in which this node did not listen yet counts for nobody's absence.
 *   <li>A waiting patient who gives no sign for the presence timeout counts as gone. Who was let in and gives no sign
 *       for the resume time is away: the host reads it, may end, and need not wait for anybody. Within that time who
 *       comes back is in the call; after it they wait, and the host lets them in once more.
 *   <li>Whoever comes back while waiting keeps the time since when they wait.
 *   <li>After the end the patient may wait again, and the host may call again a patient whose page is still there: there is
 *       no dead end.
 *   <li>Arrival, admission and end are reported to the record in the same transaction.
 *   <li>Who waits is told how many wait before them for the same person, in the order of the appointments, and when it is
 *       probably their turn; the host is told who else waits for them.
 *   <li>A call that both sides left without an end is ended by the clock: when the patient has been away for half an hour, or
 *       nobody may join any more, and no page of the host is open. The record gets the patient's last sign as the end.
 * </ol>
 */
@NullMarked
package de.medicalhub.video.waitingroom;

import org.jspecify.annotations.NullMarked;
