/**
 * Sign-in for people without an account: a letter with a code that is good for one time.
 *
 * <ol>
 *   <li>T1 A code has 80 random bits in four groups of four signs that nobody confuses (Crockford's alphabet); lower case,
 *       spaces and the letters O, I and L are understood.
 *   <li>T2 It is printed by a discharge manager or a practice for a patient whose record they may read, and by a patient for
 *       a relative who may read along. It is shown once; a new letter makes older ones worthless. A letter of
 *       staff names whom to call with questions.
 *   <li>T3 It holds 14 days, once, together with the patient's date of birth; after five wrong dates it is worthless, also if
 *       they are tried at the same moment.
 *   <li>T4 What is stored tells nothing: the hash of the code, a proof of the date and the sealed name, both keyed with the
 *       code.
 *   <li>T5 Redeeming makes an account at Keycloak with the role and the {@code fhirUser} of the letter, or gives an account
 *       of that {@code fhirUser} a new password; the person chooses the password. If the name is somebody else's by
 *       then, another one is drawn and shown. The FHIR server's rules hold unchanged.
 *   <li>T6 Only the roles patient and relative are given. An account that has any other role is never touched.
 *   <li>T7 Nobody prints one in silence: before the code is made, the record holds a notice to the person whose access it is, with who
 *       printed it and whether it ends a password; it stands in the access log and on the person's first page, and is told
 *       by the person's own channels. Who may not write to the record prints none.
 *   <li>T8 A password that was typed is in no answer; it stays in its field while something else is corrected.
 *   <li>T9 Who is erased in the record has no code and no account any more: Keycloak's account goes with its sessions, before the
 *       portal notes the erasure; while Keycloak does not answer, it is asked again. An account with other roles stays (T6).
 *       Without the service account for letters the operator deletes accounts.
 * </ol>
 *
 * Hooks for tests: {@code make-letter}, {@code letter-code}, {@code letter-username}, {@code redeem}, {@code sign-in}.
 */
@NullMarked
package de.medicalhub.portal.letter;

import org.jspecify.annotations.NullMarked;
