/**
 * Much at once, in and out: import of lines (NDJSON) and collections, bulk export.
 *
 * <ol>
 *   <li>What is sent to be imported is kept before it is answered (202). From then on it is worked off whatever happens to
 *       the client, the server or the node: what a chunk of lines stores and that the chunk is done is one transaction.
 *       Of what has not come to its end nothing is kept: not where the sender falls silent (half a minute), nor where the
 *       node stopped meanwhile.
 *   <li>A faulty line takes no other line down. Each refused line is told with its number, type, id and the reason in a
 *       sentence that quotes nothing of what stands in the line. A line is looked through like a body that comes alone; one
 *       that is too long is read over, and one with bytes that are no UTF-8 is refused by itself.
 *   <li>Every line has an id and is stored under it, so that sending it again makes no second one. A line without an id is
 *       refused.
 *   <li>A line that refers to one further down is not faulty: it is tried again when the others are done, as long as that
 *       helps. What it then stores never takes the place of what a later line, or an import that came later, has brought:
 *       lines hold in the order in which they were sent, however often they are tried.
 *   <li>The rules of writing and the audit trail are those of the caller who sent the import, as in a transaction. The job
 *       keeps the caller's name and roles, never the token.
 *   <li>Of an import that is done nothing of the lines is kept but number, type, id and reason of the refused ones.
 *   <li>What is exported is exactly what the caller may read when it is fetched, whichever way it is asked for; it is in the
 *       trail before it leaves.
 *   <li>A question that cannot be answered as it is meant is refused, not answered with more or less.
 *   <li>An export belongs to the account that asked; deleted and another's read like one that does not exist.
 *   <li>A Bundle of type collection is taken in like lines: each entry by itself, named by its place. What is exported can
 *       be fetched as such a Bundle too.
 *   <li>An account sees its own imports, as a list and each by itself, and nobody else's: refusals name resources.
 *   <li>A patient's record leaves as one transaction, too, each resource under its own id with what of the directory it names;
 *       and a Composition with what it names as a document. Both hold what the caller may read, a transaction nothing that is
 *       read in part: what is left out stays named by its address on this server.
 * </ol>
 */
@NullMarked
package de.medicalhub.fhir.exchange;

import org.jspecify.annotations.NullMarked;
