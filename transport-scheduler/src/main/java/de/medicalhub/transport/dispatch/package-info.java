/**
 * Which job is on which tour, and how far it is.
 *
 * <ol>
 *   <li>A taken request becomes one job with the same id; it is planned at once or stays visible with the reason.
 *   <li>A tour is one vehicle in one shift on one day in Europe/Berlin; the day of a job is that of its window's start; after midnight the day
 *       before, while the carrier's shift of that day runs and none of the new one does. A shift that begins at another time with
 *       the same vehicle and driver is the same tour; one whose shift is gone is not planned any more, and what is not begun on
 *       it is planned elsewhere.
 *   <li>What one writes of a day nobody else writes beside: the day is locked over all nodes, and only for the time of writing.
 *   <li>What the driver began keeps its tour and order, and so does the stop to which the vehicle should have left. A vehicle
 *       plans on from where it was seen last, or from its last stop as if it had left as planned; what it has driven since counts.
 *   <li>A job that runs late keeps its place: its windows bind no longer, so that it blocks no other job. Who would be late on a
 *       tour gets another vehicle that comes in time, or else stays on the tour, late; only what the vehicle cannot carry any more
 *       leaves it without another place.
 *   <li>A changed request is planned again unless the driver began; a withdrawn one is cancelled unless the driver began. Otherwise the board
 *       says so, and the change or the end counts as soon as the driver leaves the job.
 *   <li>A job goes through the steps of its kind in their order only, and one that ended never changes again (but see 13).
 *   <li>The FHIR server is told of each change of state, of tour, and of planned times by a minute or more.
 *   <li>Pages are told after the commit which day changed, never what, also those that other nodes serve; after a gap between the
 *       nodes every page reads again.
 *   <li>Medicine is not handed over before the ride of the same case has arrived: by plan, or, while the ride is on no
 *       tour, at its latest (window's end and the drive). A ride that is planned or moves has the delivery planned again;
 *       if the patient comes home only after the order's latest hand-over, the delivery waits with that reason. A delivery
 *       that is pinned or on a tour in the dispatcher's hand stays where it is; the board says that nobody is at home then.
 *   <li>What is on no tour stays on the board of every day until it is planned or withdrawn; once its window has passed
 *       the board says so. Nobody must be forgotten overnight.
 *   <li>A job belongs to the carrier that the order names, and is planned onto that carrier's vehicles only; whoever
 *       dispatches for another carrier neither sees nor plans it.
 *   <li>A driver who mis-tapped takes the job's last step back; an end only within fifteen minutes; what was signed for
 *       never, and not that the pharmacy called medicines back.
 *   <li>A job that a driver turned down leaves the tour with the reason and is held: no planning gives it a tour, for it could
 *       be the same one again; a dispatcher does. Of a vehicle that failed or a driver who is unwell nothing is held: others get it.
 *   <li>A dispatcher moves a job to a tour, or off all tours, until the driver began: at once the answer says whether it
 *       fits and what it changes for others, or the rule that it breaks. A ride whose window is over may be driven
 *       late that way, which is said. What was moved, or is kept where it is, keeps its tour until it is
 *       released or the order changes; what was taken off is held.
 *   <li>A tour in the dispatcher's hand is left alone by planning: nothing comes in, goes out or changes its order.
 *   <li>When a vehicle drops out, what its driver has not begun is planned anew, and the answer says whom that concerns; what
 *       is begun stays, for only people can say how it goes on: each such job is named, and while nobody is aboard a dispatcher
 *       moves it. Whom no other vehicle fetches in time is fetched late, though the window is over. A driver who reports a
 *       breakdown takes the vehicle out.
 *   <li>Who decides on a job says which version they saw; if somebody else changed it meanwhile, they are told so.
 *   <li>Planning a day again takes the configured time at most and never fails as a whole: at worst each waiting job is placed
 *       alone. For whom no place was looked for in that time waits with that reason, the less urgent first, and the day is
 *       planned on. That a vehicle has dropped out is written before anything is planned anew.
 *   <li>Legal breaks (Arbeitszeitgesetz, section 4) are planned where nobody is aboard; those that the driver took count. One
 *       that is overdue is planned as soon as the vehicle is empty. Where what is begun leaves no room, it is left out until
 *       there is, and the board says that it is overdue.
 *   <li>Who is refused is told the rule, the vehicle that comes nearest with the town where it is and until when (but where a
 *       break alone is in the way), and the cheapest way out; the record hears only the rule, for others live in those towns.
 *   <li>One node plans days again at a time, by a lease in the database that ends by itself; a day that is to be planned
 *       waits in the database until a plan of it is written, so that another node goes on within ten seconds when one dies. A node
 *       that was away writes nothing. Nobody waits for the day meanwhile: if it changed, it is planned anew. Twenty seconds after
 *       an order was taken in, changed or withdrawn its day is planned again in the background, once for all that came until then: who
 *       waits may have a place by now, and who has one a better one, within what was told.
 *   <li>A vehicle or driver whose papers have expired on that day gets no jobs (papers, rule 3).
 *   <li>Medicines that nobody took go back to their pharmacy: the drop-off becomes a stop there, as the next one, or behind
 *       the drop-offs of who is aboard and at whom the driver stands. They are on the way back until the pharmacy confirms that
 *       it has them; then it may send them once more, at another time, as the same job.
 *   <li>Medicines that must be kept cold go only where there is a cold box, narcotics only with drivers who may carry them.
 *       Packed otherwise, a job leaves its tour only where that has not got it; if the driver has accepted it, or a dispatcher had decided
 *       on it, the board says so.
 *   <li>What happens on the road is said on the board, once, until a dispatcher has seen it: a vehicle that falls ten minutes
 *       behind at a pickup or drop-off by steps, position or clock (again when it falls behind the new times), a no-show, a person who was not ready,
 *       a job handed back, a breakdown, slow or closed roads, a vehicle that is out, an overdue break, a delivery before its
 *       patient, a told time that moved, a cold chain in doubt, a step that did not fit. Those up to
 *       the vehicle that is out have the rest of the day planned again, and then say whose pickup changed; the record is told by rule 8.
 *       Whoever is not ready when the driver stands there keeps the ride: it leaves the tour, a vehicle comes when they are ready (in 15, 30 or 60
 *       minutes), late rather than not at all, and the driver goes on.
 *   <li>What would become of a ride that is not ordered yet is told by the same insertion, and nothing is written. Who has an
 *       appointment is fetched so that even the longest allowed ride from the end of the window arrives ten minutes before, and is planned to
 *       arrive by then.
 *   <li>A step that was taken before we heard of it (driving, rule 19) gives back to its driver a job that was planned otherwise
 *       meanwhile, unless somebody else has begun with it; medicines that were handed over before the pharmacy called them back
 *       are handed over. The board says both.
 *   <li>Medicines are collected while their pharmacy is open, as the directory said when the order was taken in (HealthcareService, else
 *       Location); one of which it says nothing is open. Where its hours leave no room, they are the reason. Of two stretches
 *       within the window the longer one counts, until the job is planned in one of them.
 *   <li>For a waiting job whose place nothing knows a dispatcher says where it lies; it is planned at once, and the position counts
 *       on when the order changes, as long as it names the same place.
 *   <li>An order that requires one vehicle or one driver goes on that tour or on none, and waits while neither is on duty; a dispatcher moves it
 *       to no other.
 *   <li>People count on the time that they were told (a ride's pickup, a delivery's drop-off), and it stays told until it is left by more than
 *       the configured tolerance. Planning leaves it only where a job has no place otherwise or the road allows no other; the board names whom it
 *       moved, once, unless an alert of the day does. An order whose window changes has been told nothing yet.
 *   <li>Where the order says what the patient weighs, nobody goes with a vehicle whose lift or ramp (lying, wheelchair) or whose crew (carry chair,
 *       stairs) bears less; neither planning nor a dispatcher does it. Is there none on that day that bears as much, the refusal
 *       says what is borne at most. Where nobody entered a limit that would count, nothing is checked, and dispatchers read that.
 * </ol>
 *
 * <p>Rides: pickup in the order's window, no longer aboard than the direct drive and the configured detour. Deliveries:
 * picked up and handed over within the order's window.
 */
@NullMarked
package de.medicalhub.transport.dispatch;

import org.jspecify.annotations.NullMarked;
