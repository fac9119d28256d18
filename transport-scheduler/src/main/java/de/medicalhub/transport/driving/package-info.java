/**
 * The driver's phone: the tour, and the steps of each job.
 *
 * <ol>
 *   <li>A driver sees the own tour of today, or else the next one, while it has open stops; nothing else.
 *   <li>Only the driver of the tour that a job is on takes its steps.
 *   <li>A step bears an id of the phone's; the same id again changes nothing and gets the present state, so that a phone
 *       may repeat after a gap in the network.
 *   <li>A step may say when it was taken, for it may have waited for the network. More than twelve hours ago or two
 *       minutes ahead is a wrong clock: then the time counts at which we heard of it, and the driver is not stopped.
 *   <li>Which step may follow which is the job's business (dispatch, rule 7); a wrong one gets a plain sentence.
 *   <li>Steps of a tour are taken from two hours before its shift on; until then the phone shows it as a preview.
 *   <li>A hand-over brings the receiver's name and signature (delivery).
 *   <li>Of a ride the driver sees before leaving how the person rides, who comes along and what the ride needs (oxygen,
 *       protection against infection, carrying over stairs); never why.
 * </ol>
 */
@NullMarked
package de.medicalhub.transport.driving;

import org.jspecify.annotations.NullMarked;
