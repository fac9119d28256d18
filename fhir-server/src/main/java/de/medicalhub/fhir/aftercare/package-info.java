/**
 * After the award: practice, nursing service and hospital work on one patient (docs/fhir-model.md).
 *
 * <ol>
 *   <li>Only organisations of the case's care team that treat (hospital, gp, nursing) give each other tasks, in a case that
 *       runs and that the caller reads without an emergency access. Everybody else is answered as if there were none.
 *   <li>A task says who asks in person, who shall do it, what and until when; it stands in the case. The
 *       same once more, from the same person while nobody has taken it on, is that task and no second one.
 *   <li>Only the side that was given a task acknowledges, completes or declines it, in the name of a person; declining needs
 *       a reason. Only the side that gave it takes it back. Both add notes. What has ended moves no more.
 *   <li>The practice agrees with the patient on a range for a measured value; the former one ends with it, in one
 *       transaction.
 *   <li>A new value outside the agreed range, whoever writes it, raises a Flag and an alert in the transaction that stores
 *       it. While a Flag for the same value stands, it shows the newest value and nobody is told again.
 *   <li>A Flag is settled by a person of the team with a sentence that all read; the hub gives no medical advice.
 *   <li>The practice decides about each medicine after the discharge: it stays, changes, ends or is new. A change is a new
 *       MedicationRequest in the own name that names the prior one, which ends in the same transaction; what the hospital
 *       wrote is kept in its history. Decisions about several medicines that are sent together are stored together or not at all.
 *   <li>A new medicine has a name, a dosage and a reason; a number (PZN) only with a right check digit; it may begin and end
 *       on given days. The same once more, from the same person in the same words, is refused. Whoever ordered it by mistake
 *       marks it as such; it stays in the history and holds no more.
 *   <li>Those who treat send the patient a questionnaire, each once at a time; it waits as a Task of the patient (SDC), until
 *       when is said, and ends in the transaction that stores the patient's completed answer. Who sent it takes it back while
 *       it waits, and takes note of the answer by name. Pharmacy and carrier see none of it.
 *   <li>What was entered by mistake (a file, a letter that is signed, the facts for Muster 4) is marked so by the house that
 *       entered it, with a reason, and may be unmarked. It stays in the record (§ 630f BGB); who did it, when and why stands in a
 *       Provenance that all readers of it see. A letter and its file are marked as one.
 * </ol>
 *
 * <p>Out of scope: units other than those of {@link de.medicalhub.common.fhir.VitalSign}; such values raise nothing.
 */
@NullMarked
package de.medicalhub.fhir.aftercare;

import org.jspecify.annotations.NullMarked;
