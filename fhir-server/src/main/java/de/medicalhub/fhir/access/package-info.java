/**
 * Who may see and write what: deny by default, decided in one place for every way into the records.
 *
 * <ol>
 *   <li>What no line of {@link de.medicalhub.fhir.access.entity.AccessTable} allows is refused; the table is the only
 *       place that names roles.
 *   <li>A person acts for the organisations of the active PractitionerRoles of the Practitioner named in the token; a
 *       hospital's own system for the one Organization named in it.
 *   <li>A patient's data is read through the care team of an active case, an inpatient stay in the own hospital, because
 *       it is the reader's own, or by a hospital's system because the hospital manages or has treated the patient. A write
 *       needs such a relation for the version before and for the one after.
 *   <li>A nursing service that is only asked reads a projection that is rebuilt from an allow-list of fields, so that a
 *       field nobody thought of stays out. Once the request has ended, only the fact that it has ended is left.
 *   <li>A resource that may not be read answers like one that does not exist, and search criteria never tell more than
 *       the resources shown: no chains, no reverse chains, no totals; a projection is only found by the fields it shows.
 *       The same holds for what a write names or which id it takes.
 *   <li>Nobody but the server's own operations writes the CareTeam or a Consent of a case or a referral Task.
 *   <li>Every resource of every answer passes the same decision, whichever way it was found.
 *   <li>A page of results asks the records once for each kind of tie, however many patients it is about. A search finds
 *       current versions, so they are not read again; a version or a history is decided by the current one.
 *   <li>An include goes one step from what is found, and brings along only what a shown field ties to a result: which
 *       resource everybody may read comes along must not tell what stands in a hidden field. Nobody sorts by fields of
 *       other resources.
 *   <li>A place in a care team opens nothing without a Consent of that case that holds now, for the purpose that
 *       {@link de.medicalhub.fhir.access.entity.ConsentTable} names and for that recipient. It is never remembered longer
 *       than for one request.
 *   <li>An emergency access (feature emergency) opens reading to one person for a time; what it alone has opened is told to
 *       the audit trail.
 * </ol>
 *
 * <p>Out of scope: what is recorded about an access (feature audit), what a person consented to (feature consent).
 */
@NullMarked
package de.medicalhub.fhir.access;

import org.jspecify.annotations.NullMarked;
