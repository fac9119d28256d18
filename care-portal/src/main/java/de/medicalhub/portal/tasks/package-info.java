/**
 * Tasks that practice, nursing service and hospital give each other in a case (docs/fhir-model.md, {@code care-task}).
 *
 * <ol>
 *   <li>A1 A task names who asks, who shall do it, what, and until when; it is acknowledged by a person with a name.
 *   <li>A2 Both sides see where it stands and when it is late; lateness is said in words.
 *   <li>A3 Only what the server allows is offered: the side that was asked acknowledges, completes or declines with a reason;
 *       the side that asked takes it back; both add notes.
 *   <li>A4 Open tasks stand first: late ones, then urgent ones, then by due time; what has ended follows, the newest first.
 * </ol>
 *
 * <p>Hooks for tests: {@code care-task} (with {@code data-task}, {@code data-state}), inside {@code acknowledge-task},
 * {@code open-task}; {@code complete-task}, {@code decline-task}, {@code take-back-task}, {@code note-task},
 * {@code new-task}, {@code submit-task}.
 */
@NullMarked
package de.medicalhub.portal.tasks;

import org.jspecify.annotations.NullMarked;
