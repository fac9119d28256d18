/**
 * What is to be done: one list over all own cases for nursing service and practice.
 *
 * <ol>
 *   <li>J1 In the list stands what waits for the reader's own side and nothing else: values outside the agreed range, care
 *       tasks, unread messages, answered or overdue questionnaires of the own side, steps of a case, and for the practice new
 *       discharges that nobody there has taken note of.
 *   <li>J2 It is sorted by urgency: what is late, then values outside the range and urgent tasks, then by due time; never by
 *       id.
 *   <li>J3 Each line names the person, what is to do, until when in words, and one next step as a button.
 *   <li>J4 A practice takes note of a new discharge with one click; it then leaves the list for everybody there.
 *   <li>J5 The list asks the server a fixed number of times, however many cases there are; once more only for a case beyond
 *       the first hundred, or where an answer has several pages.
 *   <li>J6 Values, tasks and messages are in the list whichever case they belong to. Next steps and new discharges are told of the
 *       hundred cases whose discharge is nearest; where there are more, the page says so.
 * </ol>
 *
 * <p>Hooks for tests: {@code todo-row} (with {@code data-kind} flag, task, task-given, message, answers, answers-missing, new-case,
 * step; and
 * {@code data-case}), inside {@code todo-open}, {@code take-note}.
 */
@NullMarked
package de.medicalhub.portal.work;

import org.jspecify.annotations.NullMarked;
