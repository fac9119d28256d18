/**
 * Papers of a case: uploaded, written in forms, handed over, fetched.
 *
 * <ol>
 *   <li>U1 A file is PDF, JPEG or PNG by its content, whatever it is called, and at most 20 MB; the page says so before.
 *   <li>U2 A PDF is opened as a whole and refused where it could do something: scripts, starting programs, files inside it,
 *       forms that fill themselves (XFA), media; also if it is locked by a password, damaged, or something else at the same
 *       time (bytes before its head or an archive behind its end). What it unpacks to is counted before it is opened
 *       (decision 0108).
 *   <li>U3 A picture is drawn anew: what is kept holds its picture upright and nothing else, no place, no device, no
 *       appended data. One of more than 16 million pixels is made smaller by averaging, so that small print stays readable.
 *   <li>U4 Where a virus scanner (ClamAV) is set up, each file passes it as it came, before it is its turn: nobody else waits
 *       for the answer, and what is stored is, byte by byte, what was scanned. A scanner that does not answer means "later
 *       again", never "let it pass", and a file that it cannot judge shuts no other out (decision 0119). Where none is set up, the page says so.
 *   <li>U5 The same file twice in a case is one document; a second click stores nothing more. Where it stands as another kind, that
 *       is said; a consent whose scan could not be attached is attached by the second try.
 *   <li>U6 A document is a DocumentReference in the own name, with kind, date and title, that bears the case's identifier;
 *       its content is a Binary. The FHIR server decides who adds and who reads.
 *   <li>U7 What is fetched is saved by the browser or shown without any right to act; its name says kind and
 *       day, never a person.
 *   <li>U8 The discharge letter and the nursing transfer document are Compositions, begun from the record. A draft is kept in
 *       the record, where colleagues of the same organisation go on with it; who was slower is told and loses nothing, also if it
 *       was the same person in another window. Times stand in full; those that nobody has touched are the ones planned now.
 *   <li>U9 Signed off in the own name, it becomes final, with an attester, as FHIR document (Bundle) and as PDF; its parts stand
 *       under the public address of the hub (decision 0094); what is changed afterwards is a new document that replaces it.
 *   <li>U10 What was entered by mistake is marked in one step with a reason, and may be unmarked; everybody who sees it sees who
 *       marked it, when and why, and can open it still (decision 0047).
 *   <li>U11 A consent that is uploaded by the hospital is the scan of what was signed on paper; it stands behind the Consents.
 *   <li>U12 Each printed letter says who writes it, about whom (birth date, insurance number), whom to call with questions (section
 *       39 SGB V, the same number as on the pages), and for when the discharge was planned; each sheet bears kind and name. A
 *       letter that is older than the planned date says so wherever it is listed or read.
 * </ol>
 *
 * Hooks for tests: {@code documents}, {@code document-row}, {@code document-open}; {@code upload-file}, {@code upload};
 * {@code save-draft}, {@code sign-off}, {@code print-document}; {@code mark-mistake}, {@code document-mistake}, {@code submit-mistake}.
 */
@NullMarked
package de.medicalhub.portal.documents;

import org.jspecify.annotations.NullMarked;
