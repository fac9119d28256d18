/**
 * A discharge case as the portal reads it (docs/fhir-model.md), and the list of cases of one's own organisation.
 *
 * <ol>
 *   <li>C1 A case is found by its identifier alone; the server decides what of it somebody sees.
 *   <li>C2 The list holds the cases in whose active care team one of the user's organisations stands.
 *   <li>C3 Each case names one next step, who has the ball, and when it is due; first comes what stops everything else. A
 *       reader whose own step can be taken already (the pharmacy's) sees that one. When the deadline has passed without a
 *       promise, or a ride or delivery has failed, the hospital has the ball.
 *       A discharge that moved waits for the chosen service to confirm; the hospital decides when that lets the time go by.
 *   <li>C4 Cases with the ball at the reader's own organisation come first, then by due time, never by id.
 *   <li>C5 Whoever takes no part gets the same answer as for a case that does not exist.
 *   <li>C6 The list can be narrowed to what the reader has to do, who leaves today or tomorrow, where no service is chosen yet,
 *       and what is late; each filter says in words and numbers what it shows, and stands in the address.
 *   <li>C7 A list reads no more than its page shows: up to a hundred cases are put into order as a whole; of more, those who
 *       leave yesterday or later come first, soonest first, then those at home, latest first, in pages of a hundred. A filter
 *       then goes through at most five hundred cases at once, says so, and is gone on with. Where it goes on stands in the address.
 *       Numbers at the filters of a long list are those that the server counts (all, today and tomorrow, no service), in the one
 *       request for what the page shows; the others say only what they are.
 *   <li>C8 Pages about the treatment are for hospital, nursing service and practice of the case; for others there is none.
 *   <li>C9 What is open in a case is found by itself and not by looking through the first cases: a list of what is to do is
 *       complete, however many cases there are. What follows from a case as a whole (its next step, that it is new) is told of
 *       the first hundred, and the page says so.
 *   <li>C10 A discharge manager's ward narrows every list of the page to the stays on it within the last ten weeks.
 *   <li>C11 Cases that have ended stand in a list of their own, with when and why, the last one first: of people who are still
 *       in the house, for of others the server shows none. The head of such a case says the same.
 * </ol>
 *
 * Hooks for tests: {@code data-testid} {@code case-row} (with {@code data-case}), inside {@code open-case}; {@code case-filter} (with
 * {@code data-filter-code}); {@code more-cases}, {@code first-cases}.
 */
@NullMarked
package de.medicalhub.portal.cases;

import org.jspecify.annotations.NullMarked;
