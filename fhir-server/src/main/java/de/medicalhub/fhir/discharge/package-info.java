/**
 * The discharge case: opened, answered, awarded and dispensed by operations, each one transaction (docs/fhir-model.md).
 *
 * <ol>
 *   <li>A case is opened wholly or not at all; every faulty parameter is named at once, in a sentence.
 *   <li>Consent comes first; without it nothing of the case exists.
 *   <li>One stay has at most one active case. Two starts at once: the version of the Encounter decides.
 *   <li>A service answers once and until the deadline.
 *   <li>Only an accepted request can be awarded, and only one of them: the version of the ServiceRequest decides. The
 *       others end in the same transaction.
 *   <li>An operation on a resource that the caller may not read answers as if it did not exist.
 *   <li>Whoever writes a resource of a case wakes those who watch it, once for each transaction and only if it commits.
 *   <li>The hospital withdraws a request to one service or all of them, until it is awarded; the ServiceRequest ends only
 *       with all of them.
 *   <li>Closing a case ends all its parts in one transaction: plan, team (so everybody's access through it), consents,
 *       requests, Tasks, consultation. It is completed only when nothing is open. Who is on the way already, and a
 *       consultation that is being held, go on to their own end; appointments whose time is over are open no more and stay as
 *       they are (decision 0109).
 *   <li>Who withdraws a consent ends what stands on it: the case (discharge), the referral and the chosen service's part
 *       in the team (referral), the consultation (video). The patient gives no reason unless the patient wants to.
 *   <li>What has no place in the resource that ended (who, why, in which words) stands in a Provenance about it.
 *   <li>Further services may be asked until one is awarded, in as many rounds as it takes; nobody twice while an answer of
 *       the same service is open or a promise stands.
 *   <li>A discharge moves to another date in one transaction: plan, stay, requests, further supports that are open (whoever has
 *       promised one for the former date is asked again), windows of ride and delivery, the plan in the preliminary letter, and
 *       the consultation if it would come too early. Home visits and further consultations that would come before it are
 *       cancelled, and who would have come is asked for other times. A leg that failed is ordered anew. A patient on the way, or
 *       at home, is not moved; medicine on the way goes on.
 *   <li>Who has accepted for another date is asked again; who was awarded keeps the award, but confirms until a time. Whom
 *       the new date does not suit leaves the case at once, and the hospital may take the award back from who lets the time
 *       go by; then others can be asked.
 *   <li>Before the award a service may ask, and the hospital replies to it or to all who are asked. The server refuses what
 *       would tell who the patient is, and says what it found; of a service's question it checks only what looks like a
 *       person's data at all, for otherwise refusals would answer guesses.
 *   <li>A nursing service says itself how many places it has free today. Its word stands in the directory, with when it was
 *       given; nobody else can give it.
 *   <li>A service that has not answered is reminded at half time and an hour before its deadline, once each, whatever number of
 *       nodes runs: a mark on its Task, by which messages are sent.
 *   <li>Nursing, ride, medicine and appointments are needed unless somebody decides that they are not, or that the patient
 *       declines (then with the reason, which the law wants kept). What is not needed is not asked for and not written; who
 *       decided what, when and why stands in a Provenance about the plan, which carriers and pharmacies do not read. A
 *       decision may change while the case runs: the part comes, with an agreement where one is missing, or it ends and its
 *       people leave the case. Nobody on the way is called off, and what is done is done.
 *   <li>Short-term care, aids and aftercare are a request and a Task each: of a fitting organisation of the directory, which
 *       sees no more than a nursing service that is asked, or of the hospital itself. Either says how it stands.
 *   <li>When a case ends, or a part leaves it, each practice, nursing service and pharmacy that took part keeps one entry: whose
 *       case it was, and why for those who treat; until somebody there has taken note. They read nothing else of it. A transfer
 *       names the receiving house, a refusal by the patient its reason.
 *   <li>The scan of a consent signed on paper may come after the case has begun; it then stands behind the case's Consents.
 *   <li>How the patient travels is decided by whoever fills in the facts for Muster 4: the ride takes posture, companion,
 *       needs and weight from them when the hospital says so, and is planned anew, until it has begun.
 *   <li>A consent is proven by the signed form or its scan; until then a person is named who states that the signed paper is
 *       at hand, and stands in a Provenance about the Consents. Without either nothing is begun, and no part that needs a
 *       new consent comes to a case.
 *   <li>Whoever leaves a running case leaves nothing undone behind: the tasks that others of the case gave to this service are
 *       cancelled in the same transaction, with that reason, and who gave them is told; so are the appointments to come in its
 *       calendars, and the patient is told.
 * </ol>
 */
@NullMarked
package de.medicalhub.fhir.discharge;

import org.jspecify.annotations.NullMarked;
