/**
 * Break-glass: a doctor or a hospital reads a patient's data in an emergency, without any other tie.
 *
 * <ol>
 *   <li>Who practises (gp) or works in a hospital (discharge-manager) may open it, with a coded reason and an explanation,
 *       for that one patient and in person; not nurses, who are tied by the award or call the emergency service.
 *   <li>It opens reading, never writing, and no operation.
 *   <li>It lasts as long as asked for, at most {@code medhub.emergency.longest} (four hours unless set), by the hub's
 *       clock; who opened it may end it before.
 *   <li>It is a Task (code emergency-access) that only these operations write, so that patient, care team and audit see it.
 *   <li>The patient gets a notice (Communication) in plain words, in the same transaction; so do the data-protection
 *       officers that the operator names ({@code medhub.emergency.officers}), without what the doctor wrote.
 *   <li>Every access under it stands in the audit trail with the purpose BTG; the administrator lists these for the
 *       data-protection officer, without any clinical data.
 *   <li>It is no oracle: a patient who is there answers only after the notice is written; one who is not answers 404, which
 *       is recorded as well. Nobody opens one while five are open, so nobody tries many.
 *   <li>Who may read already needs none and gets none.
 *   <li>The record is found by its id or by the number of the health card; by nothing that one could guess.
 *       Where several records bear the number, all are opened that the caller may not read yet.
 * </ol>
 *
 * <p>Out of scope: finding a patient by name.
 */
@NullMarked
package de.medicalhub.fhir.emergency;

import org.jspecify.annotations.NullMarked;
