/**
 * Questionnaires of FHIR (SDC) on a page, for whoever fills them in; and the hospital's assessment for a discharge.
 *
 * <ol>
 *   <li>Q1 Any Questionnaire of groups, texts, yes or no, choices, numbers, lines, long texts and dates is shown as it
 *       stands, in the reader's language where it is translated.
 *   <li>Q2 Help that belongs to a question is said with it; units stand beside the field.
 *   <li>Q3 What depends on other answers appears and goes at once in the browser; the server decides again, and keeps no
 *       answer to what is not asked.
 *   <li>Q4 What the record knows is filled in before (SDC initialExpression with the name of a variable), and can be changed.
 *   <li>Q5 A fault stands beside its question and on top; required is only what is asked.
 *   <li>Q6 A draft is kept as you go (QuestionnaireResponse in-progress); who completes it signs by name, and it is not
 *       changed any more.
 *   <li>Q7 The assessment has three steps: screening, differentiated assessment, and one decision for each kind of support.
 *       Rules suggest, with their reasons; a person decides. What was decided fills the discharge form.
 * </ol>
 *
 * Others show a questionnaire with {@link de.medicalhub.portal.assessment.QuestionForm} and
 * {@code templates/questions.xhtml} (parameter {@code rows}); what was typed is {@code Answers.typed(parameterMap)}.
 * Hooks for tests: {@code question} with {@code data-question}; inputs are named {@code q-<linkId>}.
 */
@NullMarked
package de.medicalhub.portal.assessment;

import org.jspecify.annotations.NullMarked;
