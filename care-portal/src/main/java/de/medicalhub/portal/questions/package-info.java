/**
 * Questionnaires of FHIR (SDC) on a page, for whoever fills them in; those that patients are asked to fill in; and what of
 * them those who treat have sent and got back.
 *
 * <ol>
 *   <li>Q1 Any Questionnaire of groups, texts, yes or no, choices, numbers, lines, long texts and dates is shown as it
 *       stands, in the reader's language where it is translated.
 *   <li>Q2 Help that belongs to a question is said with it; units stand beside the field.
 *   <li>Q3 What depends on other answers appears and goes at once in the browser; the server decides again, and keeps no
 *       answer to what is not asked.
 *   <li>Q4 A fault stands beside its question and on top; required is only what is asked. Nothing that was typed is lost by a
 *       fault.
 *   <li>Q5 A patient is asked by a Task (SDC: code {@code complete-questionnaire}, input {@code questionnaire}); the answer is
 *       a QuestionnaireResponse in the patient's own name. It can be kept and gone on with later ({@code in-progress}); only
 *       sending asks for what is required. What is about the time at home ({@code useContext} venue PTRES) is offered on the
 *       first page after the ride home only; the list of questionnaires says so and has it before.
 *   <li>Q6 Those who treat in a case send a questionnaire that is meant for patients ({@code useContext} user = patient) with a
 *       last day, see what waits, what is late and what was answered, read the answers, and take note of them by name. What
 *       waits is taken back by one click. The patient is reminded before the last day.
 *   <li>Q7 Who has the same questionnaire open in two windows loses nothing: the page knows which version it shows. What was kept
 *       elsewhere meanwhile is said beside each question that differs; sending again then is knowing.
 * </ol>
 *
 * <p>Others show a questionnaire with {@link de.medicalhub.portal.questions.QuestionForm} and
 * {@code templates/questions.xhtml} (parameter {@code rows}); what was typed is {@code Answers.typed(parameterMap)}.
 * Hooks for tests: {@code question} with {@code data-question}; inputs are named {@code q-<linkId>}; {@code question-row},
 * {@code save-answers}, {@code send-answers}; {@code sent-questionnaire} (with {@code data-state}), {@code send-questionnaire},
 * {@code take-back-questionnaire}, {@code note-answers}.
 */
@NullMarked
package de.medicalhub.portal.questions;

import org.jspecify.annotations.NullMarked;
