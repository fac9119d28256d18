/**
 * The patient's record at work: what those who treat need to know, what they measure, and which medicines hold.
 *
 * <ol>
 *   <li>K1 The page is reached by the case's random number; the server decides what of the record somebody sees. It asks the
 *       server at most six times, as the page of the case does (decision 0120).
 *   <li>K2 Medicines say what holds now, since when, and what changed against before, by whom and why. What was changed last
 *       stands first.
 *   <li>K3 Values are drawn as a chart with a sentence above that says what to see; the numbers behind it are one click
 *       away. The agreed range is drawn, and what lies outside is marked by shape and word, not by colour alone. The hub
 *       compares numbers; it neither judges nor advises (medical-device law).
 *   <li>K4 Values are entered with their unit in the field. What cannot be is refused in plain words; what is unusual is
 *       asked about once, as one types and before it is sent, and can be sent.
 *   <li>K5 An own value that was a mistake is marked as one; it stays in the history and leaves the charts,
 *       until "Rückgängig" right after says that it counts.
 *   <li>K6 The practice agrees on ranges; a value outside becomes work for practice and nursing service until somebody says
 *       what was done. Whoever was writing that while somebody else was faster keeps the sentence, and reads that it was not sent.
 *   <li>K7 After the discharge the practice sees side by side what was taken before and what the hospital's list says, and
 *       decides for each medicine: stays, changes, ends. Changes and ends have a reason, which all who treat and the patient
 *       read; a message tells them.
 *   <li>K8 The practice orders a new medicine by name or number (PZN), with times of the day or a sentence, a reason, and if
 *       wanted a first and last day. A number has a right check digit; what the hub's directory knows under it fills the name.
 *       A medicine that seems to be taken already is named once, and can be ordered all the same. All who treat, pharmacy
 *       and patient see it at once.
 *   <li>K9 Each medicine that holds can be changed or ended at any time, with a reason. An own order that was a mistake is
 *       marked as one; it stays in the history.
 *   <li>K10 Patients enter what they have measured at home on a page of their own: blood pressure, weight, sugar, and whatever
 *       a range was agreed for. The same limits hold, in plain words. Outside the agreed range the page says to call the
 *       practice, with its number; K6 then does the rest. The charts say that the patient has measured.
 *   <li>K11 Patients of running cases are found by the beginning of a part of the name; the name is never part of an address.
 *   <li>K12 Whoever has opened the record in an emergency (feature emergency) reads it by its id, without a case and without
 *       anything to change; until when it is open stands on top. For everybody else there is no such page.
 *   <li>K13 Two people who agree on ranges or decide about medicines at the same time overwrite nothing of each other: written is
 *       what was changed here; where somebody was faster, both are shown and the second look decides. Decisions that are sent
 *       together are taken together or not at all.
 *   <li>K14 Above the charts, and where values are entered, stands of each kind what was measured last, when, and whether it is
 *       within the agreed range, in words.
 *   <li>K15 A form of values that is sent twice writes each value once: what the same person has measured at the same moment
 *       with the same result stands already.
 * </ol>
 *
 * <p>Out of scope: whether a medicine or a value is right for somebody.
 *
 * <p>Hooks for tests: {@code record}, {@code diagnoses}, {@code medicine} (with {@code data-state}), {@code chart} (with
 * {@code data-sign}), {@code chart-sentence}, {@code latest-values}, {@code flag}, {@code settle-flag}, {@code enter-values}; {@code submit-values},
 * {@code submit-ranges}; {@code decide-medicine} (with {@code data-medicine}), {@code submit-decisions}; {@code new-medicine},
 * {@code patient-row}, {@code find-patient}, {@code record-document}; {@code submit-own-values}, {@code value-outside};
 * {@code submit-medicine}, {@code medicine-checked}, {@code change-medicine}, {@code submit-change}.
 */
@NullMarked
package de.medicalhub.portal.record;

import org.jspecify.annotations.NullMarked;
