/**
 * Reading a record in an emergency without any other tie, and looking at who did.
 *
 * <ol>
 *   <li>E1 A practice or a hospital opens the record of the person whose health card is at hand: number, reason, a sentence of
 *       explanation, for as long as needed. The page says before what follows: the patient and the data-protection officers
 *       are told, and every look is recorded. The server decides.
 *   <li>E2 What is open stands on the same page, leads to the record and can be ended there.
 *   <li>E3 Administrators look at all emergency accesses by person, record and day, without names of patients and without
 *       anything about health; the trail itself is the FHIR server's.
 *   <li>E4 What was typed survives every refusal. Neither the number nor the explanation stands in an address or a log.
 *   <li>E5 Where the operator has named no data-protection officer, the pages say so: to who opens a record (the patient alone is
 *       told) and to the administrator; {@code /health/ready} stays up and warns.
 * </ol>
 *
 * <p>The record that is then shown belongs to the feature record (K12).
 *
 * <p>Pages: {@code /emergency} (practice, hospital), {@code /emergency-accesses} (administrator). Hooks for tests: {@code
 * submit-emergency}, {@code open-emergency}, {@code end-emergency}, {@code emergency-row}.
 */
@NullMarked
package de.medicalhub.portal.emergency;

import org.jspecify.annotations.NullMarked;
