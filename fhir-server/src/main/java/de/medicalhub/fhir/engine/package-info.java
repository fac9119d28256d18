/**
 * Wires HAPI FHIR JPA R4 without Spring Boot: storage, search, subscriptions, the servlet, and how faults are told.
 *
 * <ol>
 *   <li>Nothing is stored of a transaction of which one entry is refused, and the OperationOutcome names that entry
 *       ({@code expression = Bundle.entry[n]}).
 *   <li>A stale {@code If-Match} is 412 (FHIR R4, 3.1.0.5), not HAPI's 409.
 *   <li>Reading {@code /metadata} is public; everything else without a valid bearer token is 401 with an OperationOutcome, 503
 *       while nobody can tell whether it is valid. Who is not let in holds no thread by sending slowly (decision 0110).
 *   <li>What this product does not use is off, because it costs on every write: tag tables, meta source, full text.
 *   <li>What cannot be understood (an unknown element, a wrong type) is refused, not dropped: who sends a record must
 *       not believe that all of it was kept.
 *   <li>A fault is told once, as an OperationOutcome. The log gets its kind and place under an incident id, never its
 *       message, which may quote a patient's data.
 *   <li>A search is never answered from an earlier one: the reader's rights may have changed between.
 *   <li>Nothing becomes visible more than two minutes after its {@code lastUpdated}, so that who follows it with that
 *       overlap misses nothing: a transaction that reaches its commit later than 60 seconds is rolled back (503), no
 *       statement, so no commit either, takes longer than 45 seconds, and PostgreSQL ends a transaction that idles for 60. A
 *       question that took longer is refused as too costly (400), a change is to be sent again (503).
 *   <li>A body is looked through before anything is built of it, under every name by which the engine reads it, and
 *       unpacked: UTF-8 (a byte order mark before it is read over), no property twice, no U+0000, no half character, no document type, no number that
 *       is larger than any (a few characters such as 1e999999999 fill the memory once they are written out), of no more bytes,
 *       depth and parts than a record can have. Large ones take turns before they are read further than their beginning. Of those
 *       that are still to come, eight at
 *       once are waited for, ten seconds and a second for each kilobyte that has come, two minutes at most: who sends nothing
 *       more, or a byte now and then, holds no thread. So a bad body has its sentence, and
 *       no body fills the memory. Lines (NDJSON) are the import's alone, which holds some of them only: of four requests at
 *       once, 64 MB each, and no longer than something comes every half minute. What is too large is told so whatever its
 *       length, as far as the listener's own limit of 1 GB.
 *   <li>What the database says of a statement is not told to the caller.
 *   <li>The capability statement lists what at least one role may do, and nothing else.
 *   <li>A database that does not answer is 503 with {@code Retry-After}, not a fault without a way out; what was being stored may
 *       have come through, and the answer says so.
 *   <li>What says how much of an answer is wanted and in which form ({@code _count}, {@code _format}, {@code _summary},
 *       {@code _total}; {@code _since} and {@code _at} of a history) is refused where it is not understood: 400, a form that
 *       is not written, or another version of FHIR ({@code fhirVersion}), 406. Nobody gets another answer than was asked for.
 * </ol>
 */
@NullMarked
package de.medicalhub.fhir.engine;

import org.jspecify.annotations.NullMarked;
