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
 *   <li>A resource that may not be read answers like one that does not exist. A search, however it is put, is a question
 *       of what the caller may read and of nothing else: a chain or {@code _has} leads through readable resources by their
 *       shown fields; a projection is found by the fields it shows, as it shows them. The same holds for what a write
 *       or an operation names or which id it takes; a search in place of a reference is refused. What is not
 *       there takes the same questions to the records as what is hidden.
 *   <li>Nobody but the server's own operations writes the CareTeam or a Consent of a case or a referral Task (an
 *       administrator may bring along referral Tasks of a past that has ended), and nobody but the video service who compared the
 *       health card of a consultation.
 *   <li>Every resource of every answer passes the same decision, whichever way it was found.
 *   <li>A page of results asks the records once for each kind of tie, however many patients it is about. A search finds
 *       current versions, so they are not read again; a version or a history is decided by the current one: who
 *       owned a Task and does no more reads none of its versions.
 *   <li>An include, also a further one ({@code :iterate}), starts at what is shown and brings along what may be read: which
 *       resource everybody may read comes along must not tell what stands in a hidden field. Nobody sorts by fields of
 *       other resources.
 *   <li>A place in a care team opens nothing without a Consent of that case that holds now, for the purpose that
 *       {@link de.medicalhub.fhir.access.entity.ConsentTable} names and for that recipient. It is never remembered longer
 *       than for one request.
 *   <li>An emergency access (feature emergency) opens reading to one person for a time; what it alone has opened is told to
 *       the audit trail.
 *   <li>A search that names patients asks for the ties to them first and the store only about those to whom there is one; that a
 *       number is nobody's takes the same questions as that its owner is hidden. Where all that a caller may find of a type belongs to
 *       known patients, a broad search looks at these only, in however many fields they are named: it finds the same, and costs no more
 *       among a million others (but for Provenance). One whose criteria seem selective does so once it has met 20 hidden rows: its time
 *       does not tell how many there are. The decision about each resource stays.
 *   <li>Pages, their links and totals know of readable matches only; a total is given where it is asked for, and to a
 *       hospital's system with documents, up to 10,000 matches. Only who began a search turns its pages.
 *   <li>A search is no larger than anybody needs, its numbers are such as can be written out, and what it leads through is
 *       bounded: 1,000 readable resources in each step. What is more is refused with a sentence that says how to narrow it.
 *   <li>The SMART scopes of a token take away from what its roles allow, and never add to it.
 *   <li>A modifier that is not offered is refused by its name: the engine ignores it and finds more than was asked for.
 *       Code and value of a composite criterion stand in the same part of a measurement: the engine looks anywhere in it.
 *   <li>A relative (RelatedPerson) reads what the patient's Consent says, appointments, rides and deliveries or everything,
 *       while it holds and the RelatedPerson is in use; of consents, relatives and messages only the own ones. It is never
 *       remembered longer than for one request.
 *   <li>The pharmacy of a case reads of its messages those from or to it, and of its documents the medication plan that holds
 *       (signed, not replaced), with its content; it writes messages of the case.
 *   <li>What is not finished, a document that nobody has signed (DocumentReference, docStatus preliminary, with its content) or
 *       answers that nobody has sent (QuestionnaireResponse, in-progress), is read where it is written, by its author and by the
 *       patient: other houses of the care team, relatives and emergency accesses do not see it. The preliminary discharge letter
 *       (Composition) is for all.
 * </ol>
 *
 * <p>Out of scope: what is recorded about an access (feature audit), what a person consented to (feature consent).
 */
@NullMarked
package de.medicalhub.fhir.access;

import org.jspecify.annotations.NullMarked;
