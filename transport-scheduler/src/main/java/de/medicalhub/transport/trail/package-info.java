/**
 * Who looked at which patients on board and driver page; both show names and addresses from this module's own tables, so
 * the FHIR server's trail would not know of it.
 *
 * <ol>
 *   <li>Each view is reported to the FHIR server's trail with the person and all patients shown. The report is left in the
 *       outbox in the transaction of the view: none is lost, and the page does not wait.
 *   <li>Pages reload by themselves every few seconds. The same person and the same patient are reported once in ten
 *       minutes; a patient who is new on the page is reported at once.
 *   <li>What was reported is remembered in the database, for all nodes, and forgotten when the person looks again
 *       after the ten minutes.
 * </ol>
 */
@NullMarked
package de.medicalhub.transport.trail;

import org.jspecify.annotations.NullMarked;
