/**
 * Answers that must arrive: written with the change they tell of, delivered until acknowledged.
 *
 * <p>A module's schema holds the table {@code outbox} (copy {@code outbox.sql} into a migration). A use case calls
 * {@link de.medicalhub.common.outbox.Outbox#append} in its transaction; a timer outside any transaction calls
 * {@link de.medicalhub.common.outbox.OutboxDelivery#deliverDue}.
 *
 * <ol>
 *   <li>An entry exists if and only if the transaction that appended it was committed.
 *   <li>Entries of one aggregate are delivered in the order in which they were appended; a later one waits until the
 *       earlier one is delivered or dead. Whoever appends holds the lock of the aggregate's row, so the order of ids is
 *       the order of commits.
 *   <li>Delivery is at least once. The entry's id stays the same in each attempt, so that the receiver can tell a
 *       repetition; a sender must bear being called twice for one id.
 *   <li>After a failure the entry waits, each time twice as long, up to a limit. After too many attempts, or at once
 *       when the sender says that it can never work, it is a dead letter: it stays in the table, is listed, holds back
 *       nobody and can be revived.
 *   <li>Several nodes may deliver at once: an entry is claimed for a while, and only the latest claim settles it.
 *   <li>The payload never reaches the log.
 *   <li>A module may deliver a topic apart from the others, on a timer of its own, where its receiver may be slow.
 * </ol>
 */
@NullMarked
package de.medicalhub.common.outbox;

import org.jspecify.annotations.NullMarked;
