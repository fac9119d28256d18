/**
 * How long records are kept, and how they are erased when law allows.
 *
 * <ol>
 *   <li>The rules stand in one table ({@link de.medicalhub.fhir.retention.entity.RetentionTable}); a type of patient data
 *       that is in no line is kept like treatment.
 *   <li>Nothing is erased while the person is treated: a stay, a visit or a discharge case is open, or a record lies in the
 *       future.
 *   <li>Treatment is kept for ten years after its end (§ 630f (3) BGB). Its end is the latest day that any treatment record
 *       names, or, where none names a day, on which it was last written. With images, radiation or transfusions among them the
 *       whole is kept for thirty years (§ 85 StrlSchG, § 14 TFG).
 *   <li>What no law keeps is erased on request (Art. 17 GDPR), the whole person at once, not parts.
 *   <li>A dry run comes first, and is what happens unless the opposite is said: it tells what would be erased, by type and
 *       number, or why not and until when. It shows no record.
 *   <li>Erased means: gone, with what its documents, messages and photos hold and held (Binary), from the current records, their history, all search
 *       indexes and stored searches. If the server stops on the way, what is left is noted, and calling again goes on with
 *       it. What was being stored about the person at that moment goes as well, and what was deleted before (drafts, a
 *       patient without records), which is in history only, with the contents that it held. The audit trail stays, with the
 *       erasure in it; it names records, not their content.
 *   <li>A record that is about somebody else as well is not erased; the report names its type. A content that
 *       says of nobody whose it is, such as a photo, stays where a current record of somebody else holds it: it may have been
 *       put into the wrong record first.
 *   <li>All patients are gone through, some at a time, with a dry run first as for one: erased is whose treatment is over for
 *       longer than law keeps it. Who was never treated may be expected tomorrow, and is erased on request only (rule 4); who
 *       was deleted is expected by nobody: only somebody entered by mistake is ever deleted, so they are erased, too.
 *   <li>What was erased is told to the modules of the hub, by reference alone: rides, calls, addresses for messages. Each
 *       asks what is new and erases what it holds; a position that it keeps says how far it is, so that nothing is missed,
 *       whichever of them stands still meanwhile.
 * </ol>
 */
@NullMarked
package de.medicalhub.fhir.retention;

import org.jspecify.annotations.NullMarked;
