/**
 * What a prescription of a ride needs (Muster 4, Verordnung einer Krankenbeförderung, § 60 SGB V): captured, checked while one
 * types, kept beside the ride, printed as a summary. It is not the prescription, and never looks like it.
 *
 * <ol>
 *   <li>V1 Out and return are judged separately; at least one of them is wanted, and each has a reason of its own.
 *   <li>V2 Without approval of the health insurance: in-patient treatment, before or after it; hospice, short-term care, surgery
 *       in place of in-patient treatment.
 *   <li>V3 Without approval, but by taxi or hire car only: out-patient treatment with mark aG, Bl or H, or care level 4 or 5, or 3 with
 *       lasting impairment of mobility. Without any of these this reason does not hold.
 *   <li>V4 With approval: high frequency (such as dialysis); comparable impairment, which lasts at least six months; an
 *       ambulance (KTW) to out-patient treatment.
 *   <li>V5 An ambulance (KTW) needs a reason in writing; "other" needs to be named.
 *   <li>V6 There is no medical care in a taxi or hire car.
 *   <li>V7 Each verdict says why, in plain words; nothing that is wrong keeps what was typed from being kept as a draft of the
 *       page.
 *   <li>V8 Two people who answer at the same time lose nothing: the second one sees what the first has answered otherwise, before
 *       anything is stored. The answers of a case are one QuestionnaireResponse; former ones are its former versions.
 *   <li>V9 Where the facts say otherwise than the ride is ordered (posture, companion, needs, weight), both pages say
 *       so in plain words; one click takes them over into the ride, which is planned anew (decision 0046).
 *   <li>V10 The printed summary bears what the doctor copies into the form: name, birth date and insurance number of the patient,
 *       hospital with its number (IK) if the directory knows it, from where to where each ride goes, and whom to call.
 * </ol>
 *
 * Hooks for tests: {@code ride-verdict} (with {@code data-leg}), {@code ride-fault}, {@code ride-store}, {@code ride-print};
 * {@code ride-contradiction}, {@code ride-fit}.
 */
@NullMarked
package de.medicalhub.portal.muster4;

import org.jspecify.annotations.NullMarked;
