/**
 * Who did what with whose data: recorded before the answer leaves, never changed, never deleted.
 *
 * <ol>
 *   <li>Every read, search, history, operation and write that touches a patient's data leaves a row; so does every
 *       write of other data, and every refusal. So does what tells without showing: matches that are counted, a search
 *       that finds nothing (a row about those whom it names, else about nobody), "not modified", what a write gives back
 *       or finds unchanged. Reading what is about no patient leaves none.
 *   <li>A write and its rows are one database transaction: neither is there without the other.
 *   <li>An answer that shows a patient's data leaves only after its rows are committed. If they cannot be written, the
 *       request fails.
 *   <li>One request leaves one row per patient and kind of access, however many resources it touched; an import of a
 *       whole record is one row that names them all. Rows of a request go to the database in one batch.
 *   <li>What a server's own operation writes on behalf of a caller is recorded as the caller's. What the server does by
 *       itself (delivering subscriptions, own code systems) is not an access.
 *   <li>Nobody changes or deletes a row: the module's role has no such right, and a trigger refuses it even if it had.
 *   <li>A refusal is recorded with outcome 4: an answer 403, and an answer 404 to something asked for by its id, also by
 *       an operation, a history, and by one entry of a batch; also for something that is not there, because a row takes
 *       time, which would tell. Only types that everybody reads have nothing to hide. So is an answer 422 that says of
 *       something named in the body that it is not known: it says so of what is hidden, too.
 *   <li>The content follows IHE BALP 1.1, whose profiles are claimed by what they describe: one resource read or written, or
 *       a query, done; refusals and rows of several resources claim none. Columns beside the JSON serve the search.
 *   <li>The trail is read as AuditEvent: the administrator reads all of it, patients what concerns their own data.
 *       Everybody else is refused. Nobody writes it through FHIR, with one exception:
 *   <li>The transport service, whose pages show patients from its own tables, reports who looked at whom there
 *       ({@code POST AuditEvent}); of the report only the person and the patients are kept, one row for each patient.
 *   <li>Each row bears a digest of its content, made by the server (with a key that the database does not know, if one is
 *       set). Every second the new rows become a block of a chain, over all before it; a row that was overtaken by a later
 *       commit gets into one up to half a minute later. A verification tells the first row that was changed, deleted, put
 *       in or moved; who notes an anchor outside also sees that the end was cut off.
 *   <li>What an emergency access alone opens, and its begin and end, bear the purpose BTG.
 *   <li>Patients read each event with a sentence in German and English: who did what with which of their data, and when.
 *   <li>Who looks at the trail is in it, too: a search of it leaves a row about the patient whom it names, else about each
 *       whose events it shows, and the reading of one event names that. A patient's look at the own trail leaves one about
 *       nobody: otherwise each look would put itself before what the patient wants to see. Further pages show what was
 *       there at the first.
 *   <li>An operation leaves a row, whatever it answers: about those of whom it tells without showing a resource (whose time
 *       is over, whom a case concerns, whom a notice is about), about its target, else about nobody (the county's numbers,
 *       verifying the trail, the times of a calendar, which hold no name; the begin of an import or export, whose rows about
 *       patients come with what is stored or fetched). None where nothing stored is told: terminology, validation, loaded packages, how far a
 *       job is; nor where a module of the hub, which asks several times a minute, is told of nobody or what it was told
 *       before (reminders).
 * </ol>
 *
 * <p>Why HAPI's {@code BalpAuditCaptureInterceptor} is not used although its profiles and codes are:
 * docs/decisions/0002-audit-table.md.
 */
@NullMarked
package de.medicalhub.fhir.audit;

import org.jspecify.annotations.NullMarked;
