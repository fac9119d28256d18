/**
 * From the inpatient to the open case: one form, one submit ({@code Encounter/$start-discharge}).
 *
 * <ol>
 *   <li>D1 Consent stands first: without it nothing is sent to anybody. It is signed on the device, scanned, or a person is
 *       named who states that the signed paper is at hand; the server refuses everything else.
 *   <li>D2 What is the patient's choice has no default (pharmacy, nursing services, GP); everything else has a sensible
 *       one.
 *   <li>D3 Pharmacies and nursing services stand in alphabetical order; none is recommended.
 *   <li>D4 Dates are Europe/Berlin. The answer deadline lies after now and before the discharge, the follow-up within
 *       seven days after it. What is proposed lies in office hours (working days of Rhineland-Palatinate, 8 to 18).
 *   <li>D5 A fault stands beside its field and on top with a link; what was typed survives every refusal, a lost
 *       session and a reload (kept in the tab of the person who typed it, until it is sent).
 *   <li>D6 An inpatient whose discharge is planned already leads to the case, not to a second form.
 *   <li>D7 The list shows the inpatients of the own hospital only; the server enforces it.
 *   <li>D8 As long as no service is awarded, further ones are asked from the case; who has still to answer or has promised is
 *       not offered again.
 *   <li>D9 Where the chosen practice keeps a calendar, its free times within the seven days are offered for the follow-up;
 *       what is typed is booked in that calendar too, and refused beside its field if it is taken.
 *   <li>D10 Of the inpatients, the fifty who came last are shown; the others are found by name. The name goes in the form, not
 *       in the address.
 *   <li>D14 A question that a service asks before the award is answered from the case, to it or to all who are asked; the
 *       server refuses what would tell who the patient is, and the page says what that is.
 *   <li>D11 Nursing services are found by need and language, with the distance as the crow flies, the places that they have said
 *       to be free today, and how fast they have answered this house. The order is the alphabet, the distance, the places or
 *       the answers, and the page says which; nobody can buy a place in it.
 *   <li>D12 The information about discharge management stands on a page to read aloud, print and sign: drawn on the device, by
 *       name with a witness, or on paper. What was signed is kept with its words, and stands behind the Consents of the case.
 *       Until then a case can be prepared (assessment, form), but nothing is sent.
 *       What was signed on paper is scanned on the same page, before or after the case begins: the scan stands behind the
 *       Consents, with who scanned it when; until then it is shown as missing.
 *   <li>D13 The hospital moves the discharge to another date on one page, which says before who is told and what moves with
 *       it; a patient who is on the way or at home is not moved. Services that had promised or were chosen confirm the new date.
 *       A consultation in the practice's calendar moves to a time that is free there; the page names it before.
 *       So it does with home visits and further consultations that the new date leaves before itself: they are cancelled.
 *   <li>D15 A workplace chooses its ward once; the list of inpatients then shows that ward, and on demand only those whose
 *       consent is missing.
 *   <li>D16 Each kind of support is led by its decision: needed, not needed, or declined by the patient, then with the reason;
 *       the assessment's decisions are taken over. What is not needed is not asked for. A decision changes from the case, on a
 *       page of its own: the part comes or goes, and for what somebody arranges it is said there how it stands.
 *   <li>D17 Who decides, says how something stands, or plans a discharge while a colleague has done so reads first what that one
 *       has said. What was typed stays, and of a decision nothing is sent before the second click.
 * </ol>
 *
 * Hooks for tests: rows {@code inpatient-row} (with {@code data-encounter}), inside {@code plan-discharge}; {@code search-inpatients}; fields
 * {@code consentBy}, {@code consentGiven}, {@code consentWitness}, {@code planned}, {@code careLevel}, {@code needs}, {@code services},
 * {@code deadline}, {@code posture}, {@code companion}, {@code weight}, {@code carrier}, {@code destinationKind}, {@code street}, {@code doorNote},
 * {@code postcode}, {@code town}, {@code pharmacy}, {@code gp}, {@code followUp} ({@code followUpPick}), {@code note}; buttons
 * {@code submit-discharge}, {@code submit-round} and {@code submit-move}; the summary of faults is {@code form-errors}. Date
 * fields take "24.11.2026 14:00".
 */
@NullMarked
package de.medicalhub.portal.discharge;

import org.jspecify.annotations.NullMarked;
