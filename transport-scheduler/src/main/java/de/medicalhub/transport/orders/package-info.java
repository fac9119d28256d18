/**
 * The conversation with the FHIR server about leg Tasks: orders come in, answers go out.
 *
 * <ol>
 *   <li>No order is lost: every ten seconds the intake reads all leg Tasks changed since its watermark. It reads from two
 *       minutes before it, because a Task's time stamp is taken before its transaction is committed.
 *   <li>No order is doubled: a Task is taken once per version, and told to the dispatch only if its content changed, so
 *       that our own answers (which make new versions) are not orders.
 *   <li>The watermark advances when a run has taken all its pages, not before: a Task that changes while they are read
 *       would carry it past the pages that are still to come.
 *   <li>One intake runs at a time over all nodes (lease); a run that lost its lease changes nothing.
 *   <li>A Subscription's rest-hook, which must bring the secret, only wakes the intake; lost or repeated wake-ups harm
 *       nothing.
 *   <li>An order that lacks something is taken too; it stays visible with the reason.
 *   <li>A leg Task that was cancelled is withdrawn.
 *   <li>Child Tasks (partOf) are our own and no orders.
 *   <li>Answers go through the outbox, with the expected version; on a conflict the Task is read again. The words of the
 *       answers stand in docs/fhir-model.md. Task.lastModified is when the driver tapped or the plan changed. A leg that
 *       others have ended gets no driver's part, and loses the one that it has.
 *   <li>An order whose taking-in fails by a fault of ours holds up no other: it is tried again five times, later each
 *       time, and then set aside. So are answers that were refused for good. What is set aside is shown to the dispatchers
 *       of its carrier, what is of no carrier that anybody knows to administrators, with the number of the incident until somebody
 *       has it tried again with success, or a newer version is taken.
 *   <li>What the FHIR server erases is erased here within a minute, in all features: job, stops, steps, proof, answers that wait.
 *       How far that is, stands in the same transaction; after a backup was brought back it is done again.
 *   <li>A leg whose planned pickup (of a delivery: drop-off) comes ten minutes or more beside what was told last bears both times
 *       and a count ({@code moved-from}, {@code moved-to}, {@code moves}; small moves add up, by {@code told}), so
 *       that patient and services are told once for each such move.
 *   <li>What an order said when its driver had begun, and could not count, is told again once the driver has left the job.
 *   <li>A leg that had come to its end before it was ever read here (an import brings it) is no order; opened again, it is one.
 * </ol>
 */
@NullMarked
package de.medicalhub.transport.orders;

import org.jspecify.annotations.NullMarked;
