/**
 * The German medication plan (Bundeseinheitlicher Medikationsplan, BMP, § 31a SGB V): read, checked, compared, written, and
 * turned into a DataMatrix and back, and printed. A page reads a paper plan.
 *
 * <ol>
 *   <li>M1 Versions 023 to 028 are read, as text (the content of a DataMatrix) or as bytes; what is read and written again
 *       is the same plan. What this model does not know is told as a finding, never lost in silence.
 *   <li>M2 Nothing outside the plan is resolved while it is read: no document type but an empty {@code MP}, no entity of its
 *       own, at most 64,000 letters. A refusal names a reason and never quotes the plan.
 *   <li>M3 Written is XML in ISO-8859-1 without prolog and without superfluous white space, attributes in the order of the
 *       schema. A letter that ISO-8859-1 does not have is written in those that there are (Łukasz as Lukasz), with a
 *       warning, or is a finding that keeps from printing; it never becomes a question mark. The print itself shows the letters
 *       as they are, as far as its font has them.
 *   <li>M4 Each print has a number of its own (32 hexadecimal digits), the same on all its pages; pages are numbered only
 *       when there are several, and there are at most five.
 *   <li>M5 The rules of the field are checked and told as findings with place and severity. An error keeps this hub from
 *       printing the plan; a plan of others is read in spite of any finding, because a patient has only this one.
 *   <li>M6 Numbers (PZN) are looked up in the hub's directory of medicines ({@code Medication}). One that is not in it is
 *       reported as a warning, if the operator has declared the directory complete ({@code medhub.medicines.complete}); else the
 *       page says that unknown numbers are not reported.
 *   <li>M7 The DataMatrix is square, holds the bytes of ISO-8859-1 as they are, and is read back before it is given out.
 *   <li>M8 A picture is read whichever way it is turned, and within limits of size and time; a hand scanner's text may hold
 *       a prefix and several pages in any order. A missing page is named.
 *   <li>M9 Two plans are compared entry by entry, field by field. Another name or birth date warns and never blocks.
 *   <li>M10 The printed page has the eleven columns of the official layout and at most fifteen rows, in German. What a plan
 *       leaves to a number comes from the catalogue; without one the number itself is printed.
 *   <li>M11 Staff that cares for patients reads a paper plan from a photo or a hand scanner, sees what stands in it and what is
 *       wrong with it, and what differs between two plans. Nothing of it is kept, logged or part of an address.
 *   <li>M12 A plan is printed as PDF in the official layout, A4 landscape, one sheet for each page: where texts are long, the
 *       letters of the table become smaller. Scanned back from paper, the code holds the same plan.
 *   <li>M13 The plan of a case is begun from its draft, else from the plan signed last, else from what is ordered. It is edited row
 *       by row; each check and what is missing is said beside its row while one types. A number with a wrong check digit is never taken over from
 *       the record; a name or reason that is longer than its field is taken over whole, and a person shortens it before signing.
 *       What was typed stays in the page through a lost session.
 *   <li>M14 Another plan, scanned or as ordered now, is compared with it; a person decides about each line. Nothing changes by
 *       itself.
 *   <li>M15 A draft is kept in the record by itself as one types, for colleagues of the same organisation, of whom each
 *       has one draft of a case. Who was slower is told at once, sees what the others have beside what was typed, and decides about each line;
 *       nothing is kept by itself until then. A signed plan goes before an older draft, whose lines are offered. A signed plan is a
 *       document of the case, in the own name and for the own organisation (custodian), as PDF and as its XML, and replaces the one before. Orders
 *       (MedicationRequest) are never changed by it: that is the doctor's decision. The plan that is worked on and the
 *       signed one have different names everywhere.
 *   <li>M16 A row that is removed is put back by one button at the foot of the page, where it stood, until the next one is removed.
 * </ol>
 *
 * Out of scope: whether a medicine is right for somebody (medical-device law), prescribing, the catalogue of medicines itself
 * (licensed; see {@link de.medicalhub.portal.medication.MedicineCatalogue}).
 *
 * <p>Hooks for tests: {@code plan-picture}, {@code plan-scanned}, {@code read-plan}; {@code plan}, {@code plan-row} (with
 * {@code data-kind}), {@code plan-note}, {@code plan-differences}; {@code edit-row}, {@code row-note}, {@code add-medicine},
 * {@code plan-keep}, {@code plan-print}, {@code plan-store}, {@code compare-paper}, {@code compare-orders}, {@code merge-row},
 * {@code merge-apply}, {@code compare-others}, {@code others-words}; {@code toast}, {@code undo}.
 */
@NullMarked
package de.medicalhub.portal.medication;

import org.jspecify.annotations.NullMarked;
