/**
 * GDPR Art. 15: a patient gets everything that is kept about the own person.
 *
 * <ol>
 *   <li>Only for the patient in person; another's answers like one that does not exist.
 *   <li>As a FHIR Bundle it is complete: every resource that the patient may read, and who has accessed them. What another
 *       is named in it (a doctor, a hospital) comes along, and so does what documents hold. Of more than 20,000 accesses
 *       the newest are there, and the answer says that there are older ones and how to read them.
 *   <li>As a PDF it is the same in plain words, German or English by {@code Accept-Language}, accessible (PDF/UA): each
 *       section says what it is, no code stands where a word can. Names in other scripts stand in Latin letters, and the
 *       last line says so; what cannot be printed at all is an empty box.
 *   <li>The disclosure itself is in the audit trail, before the answer leaves.
 * </ol>
 */
@NullMarked
package de.medicalhub.fhir.mydata;

import org.jspecify.annotations.NullMarked;
