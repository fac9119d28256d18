/**
 * When a page cannot be shown.
 *
 * <ol>
 *   <li>X1 One plain sentence, what to do next, and an incident number that also stands in the log; never a stack trace.
 *   <li>X2 Logged once, at this edge, without a patient's data.
 *   <li>X3 "No such case" and "not involved" are the same page.
 *   <li>X4 A fault while only a part of a page is asked for leaves the page as it is, with what was typed; a line on top says that
 *       the server does not answer, with the incident number.
 *   <li>X5 Who has saved something and is led on reads there what was saved, in a sentence.
 *   <li>X6 A page that could not be opened because the records do not answer opens by itself when they do; one that is open takes
 *       back what it said. Before a button sends a whole page (a file, a print), the page looks whether somebody is signed in and
 *       the records answer: else it stays with what was typed and chosen, and says so.
 *   <li>X7 What is typed into a form is kept in its tab until it is sent, for the person who typed it: through an error, a reload,
 *       the way back and a lost session (draft.js). Exceptions stand in the test with their reason.
 *   <li>X8 A date that is written as it should be and that no calendar has (31.02.) is told as that, in every field for dates.
 *   <li>X9 A button in a list carries the key of its row, and acts on that row only: whoever presses it in a list that has changed
 *       meanwhile reads so, nothing is done, and the list is shown as it stands.
 * </ol>
 *
 * Hooks for tests: {@code problem}, {@code incident}.
 */
@NullMarked
package de.medicalhub.portal.problem;

import org.jspecify.annotations.NullMarked;
