/**
 * The one way to care data: the FHIR server, with the user's own token.
 *
 * <ol>
 *   <li>R1 A page asks in one batch what it needs; a part of the batch that the user may not read is simply absent.
 *   <li>R2 A refusal of the server is a value ({@link de.medicalhub.portal.records.Refusal}); only a broken connection or
 *       an unexpected answer is an exception.
 *   <li>R3 Nothing that the user typed and nothing from a record goes into a log or an address.
 *   <li>R4 A narrative is shown as plain structure without attributes, whoever wrote it.
 *   <li>R5 A file leaves the records as a download that no browser runs: known types by name, all others as bytes.
 *   <li>R6 What waits for somebody is asked for as such (by status, by recipient), with all pages of the answer; it is never
 *       looked for among the first of something else.
 *   <li>R7 A page that had to say that the records do not answer asks {@code GET /api/records/ready} every few seconds and takes
 *       the sentence back by itself; only one question of the directory is asked for it.
 * </ol>
 */
@NullMarked
package de.medicalhub.portal.records;

import org.jspecify.annotations.NullMarked;
