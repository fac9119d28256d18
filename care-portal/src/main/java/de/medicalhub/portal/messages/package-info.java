/**
 * Messages of a case: who treats and the patient write to each other, and everybody sees who has read what.
 *
 * <ol>
 *   <li>G1 A message is a Communication of the case in the writer's own name; the care team that treats reads it, the server
 *       decides. What was sent stays as it was sent.
 *   <li>G2 That somebody has read a message is said by a person, by a button or an answer, never by the browser alone. One
 *       reader of an organisation is enough for it; names and times stand at the message.
 *   <li>G3 Whether the patient is written to as well is said before sending. Patients may read everything in their own
 *       record, so nobody writes here what they must not read; the page says so. Their own page shows what was written to
 *       them.
 *   <li>G4 The list of conversations shows those with unread messages first, then by the newest message.
 *   <li>G5 A draft survives errors and a lost session, in this tab only; nothing of a message is in an address or a log.
 *   <li>G6 A practice takes note of a new case by a receipt about its plan.
 *   <li>G7 The list of conversations holds the first hundred cases and whichever others somebody has written to one's own house
 *       in the last ninety days; older ones are in their case, and the page says so.
 *   <li>G8 Relatives who read along write, too, in their own name; the patient reads it. They see what they have written, what
 *       was written to them, and who has read it; nothing else. Who answers says whether the relatives who wrote get it.
 *   <li>G9 The pharmacy of the case asks those who treat, and reads what names it as recipient; who writes says whether it does.
 *       An answer to its question does, unless its writer decides otherwise.
 *   <li>G10 What the hub writes into a case in somebody's name (medicines that changed) is stored in German and in English (FHIR
 *       extension {@code translation}); each reader sees the own language. Words of people stay as they are.
 *   <li>G11 The newest message once more, in the same words from the same person within ten minutes, is sent once: a second click
 *       or a second try after a fault of the line.
 * </ol>
 *
 * <p>The thread is an include ({@code templates/thread.xhtml}) that any page of a case can show; it needs {@code case} or
 * {@code id} in the address and a form around the page's own refresh that updates {@code thread}.
 *
 * <p>Hooks for tests: {@code thread}, {@code message} (with {@code data-state} read, unread, own), {@code message-text},
 * {@code message-patient}, {@code send-message}, {@code confirm-read}; {@code conversation-row} (with {@code data-case}).
 */
@NullMarked
package de.medicalhub.portal.messages;

import org.jspecify.annotations.NullMarked;
