/**
 * The driver's phone: the tour, and the steps of each job.
 *
 * <ol>
 *   <li>A driver sees the own tour of today, or else the next one, while it has open stops, the one whose duty
 *       has not ended, and from two hours before its begin to its end the one of a shift on which nothing is planned or left, for the
 *       vehicle is checked and the duty begins before the first ride; nothing else. A tour that runs over midnight stays until
 *       twelve hours after its shift, or until a shift of the new day has begun.
 *   <li>Only the driver of the tour that a job is on takes its steps.
 *   <li>A step bears an id of the phone's; the same id again changes nothing and gets the present state, so that a phone
 *       may repeat after a gap in the network.
 *   <li>A step may have waited for the network, and a phone's clock may be wrong: it says by its own clock when it was taken
 *       and when it is sent, and the hub takes the wait between the two off its own time, up to 48 hours. A phone that says
 *       only when it was taken is believed from twelve hours ago to two minutes ahead; otherwise the time counts at which
 *       we heard of it. No clock stops a driver.
 *   <li>Which step may follow which is the job's business (dispatch, rule 7); a wrong one gets a plain sentence.
 *   <li>Steps of a tour are taken from two hours before its shift on; until then the phone shows it as a preview.
 *   <li>A hand-over brings the receiver's name and signature (delivery).
 *   <li>Of a ride the driver sees before leaving how the person rides, who comes along and what the ride needs (oxygen,
 *       protection against infection, carrying over stairs); never why.
 *   <li>A mis-tap is taken back by the same way (dispatch, rule 13), but nothing that was signed for, and no reading; a no-show,
 *       turning a job down and who is not ready yet say why, the two latter for good.
 *   <li>The page works without the network for a whole shift: files, tour and steps are on the phone. Decision 0080.
 *   <li>A driver begins the duty on a tour with a check of the vehicle, pauses, goes on and ends it, each sent as steps are; what
 *       the check found stands on the board. Steps do not wait for it: a forgotten tap must not stop a ride; but the page asks for it above the stop.
 *   <li>Where a vehicle is, its phone says only while the duty runs, and the driver sees that it does. Only the last position is
 *       kept; it goes with a break and the end of the duty, and after the configured time in any case. After the shift none is taken, or,
 *       as long as stops are left, until the configured time behind it; the phone asks to end the duty.
 *   <li>When duties began, paused and ended, and what the check found, is kept for the configured time; it says how long somebody
 *       worked and is no time sheet.
 *   <li>Of a labelled bag the phone gets a digest of its code, so that the wrong one is refused without the network, too;
 *       temperatures and photos are sent as steps are, in their order, and a refused one drops nothing else.
 *   <li>The duty does not begin while a paper of driver or vehicle has expired (papers, rule 3); the phone says which. Papers that
 *       end within thirty days are named on the tour.
 *   <li>Who boards says the code that stands on the own page and on the ward's; without it the driver says why (not at hand, cannot
 *       say it, named by staff), and that is kept. The phone does not know the code, so that it cannot be read there.
 *   <li>Whoever was driven may sign for the ride at its end, as Muster 4 asks; the signature stays until the order is erased.
 *   <li>While a phone shares where it is, the metres that it moves are added to what is aboard; the way itself is not kept. Moves are
 *       counted once they are longer than the positions are exact. After five minutes without one, or where nobody can be so soon, a part
 *       of the way is missing: it is not guessed, and the sum says so.
 *   <li>A step that we hear of two minutes or more after it was taken has happened: it is taken, and what was not as it should be (no
 *       code or a wrong one, not measured, held meanwhile) is told to the dispatcher and, of a bag, stands in the list of who held it.
 *       Only steps that are taken while we hear of them are refused. What was signed for a step that does not fit stays.
 *   <li>Photos that were sent since the tour opened are named to their driver, who may delete them (delivery, rule 11) as long as
 *       the phone shows that tour (rule 1).
 *   <li>Each stop has the number of who is met there (the patient, or the pharmacy by its name), and none where nobody knows it: at the
 *       hospital, and where somebody is brought to an appointment. The number of dispatch is always there (carriers, rule 5). What is to be
 *       done says "home" only where a ride ends at home: that of a case, and a way back.
 * </ol>
 */
@NullMarked
package de.medicalhub.transport.driving;

import org.jspecify.annotations.NullMarked;
