/**
 * The hospital's assessment for a discharge, as questionnaires ({@link de.medicalhub.portal.questions}).
 *
 * <ol>
 *   <li>Q7 The assessment has three steps: screening, differentiated assessment, and one decision for each kind of support.
 *       Rules suggest, with their reasons; a person decides. What was decided fills the discharge form.
 *   <li>Q8 What the record knows is filled in before (SDC initialExpression with the name of a variable), and can be changed.
 *   <li>Q9 A draft is kept as you go (QuestionnaireResponse in-progress); who completes it signs by name. It is changed only by
 *       a correction (status amended), signed by name again; the former version stays in the history of the record.
 *       A stay has one sheet of each kind. Who was slower sees what the other has answered otherwise, and decides; until then nothing
 *       is kept by itself.
 *       What the screening has answered already is taken over into the differentiated assessment.
 * </ol>
 */
@NullMarked
package de.medicalhub.portal.assessment;

import org.jspecify.annotations.NullMarked;
