/**
 * The one way to care data: the FHIR server, with the user's own token.
 *
 * <ol>
 *   <li>R1 A page asks in one batch what it needs; a part of the batch that the user may not read is simply absent. A part that
 *       failed at the server, or was turned away because there were too many, fails the page: it never looks like "nothing".
 *   <li>R2 A refusal of the server is a value ({@link de.medicalhub.portal.records.Refusal}); only a broken connection or
 *       an unexpected answer is an exception.
 *   <li>R3 Nothing that the user typed and nothing from a record goes into a log or an address.
 *   <li>R4 A narrative is shown as plain structure without attributes, whoever wrote it.
 *   <li>R5 A file leaves the records as a download that no browser runs: known types by name, all others as bytes.
 *   <li>R6 What waits for somebody is asked for as such (by status, by recipient), with all pages of the answer; it is never
 *       looked for among the first of something else. The
 *       directory out of which somebody chooses is read to its end, too.
 *   <li>R7 A page that had to say that the records do not answer asks {@code GET /api/records/ready} every few seconds and takes
 *       the sentence back by itself; only one question of the directory is asked for it.
 *   <li>R8 Dates in records may be a month or a year only, or unknown; nobody reckons a day into them
 *       ({@link de.medicalhub.portal.records.PartialDate}).
 *   <li>R9 Allergies that were an error, were refuted or have passed are shown, printed and prefilled nowhere, and all others
 *       everywhere ({@link de.medicalhub.portal.records.Allergies}).
 *   <li>R10 What has ended by its own date (the last one, if it is tapered), was an error or is refuted is put into no plan, letter or assessment
 *       ({@link de.medicalhub.portal.records.Prescriptions}).
 * </ol>
 */
@NullMarked
package de.medicalhub.portal.records;

import org.jspecify.annotations.NullMarked;
