/**
 * Questionnaires that patients fill in.
 *
 * <ol>
 *   <li>Q1 A questionnaire is asked for by a Task for the patient (SDC: code {@code complete-questionnaire}, input
 *       {@code questionnaire}); the answer is a QuestionnaireResponse in the patient's own name. It is done when one has been
 *       completed since the Task was written.
 *   <li>Q2 Shown are groups, texts, yes and no, choices (one or several), numbers, words, sentences and days; a type that is not
 *       known here is asked for as words.
 *   <li>Q3 A question that depends on another ({@code enableWhen}) is asked only where its condition holds; its answer is not
 *       kept otherwise.
 *   <li>Q4 What has been typed can be kept and gone on with later ({@code in-progress}); only sending asks for what is
 *       required. Nothing that was typed is lost by a fault.
 * </ol>
 *
 * Hooks for tests: {@code question-row}, {@code save-answers}, {@code send-answers}.
 */
@NullMarked
package de.medicalhub.portal.questions;

import org.jspecify.annotations.NullMarked;
