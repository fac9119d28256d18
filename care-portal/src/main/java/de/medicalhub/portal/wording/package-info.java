/**
 * The words of the screens, German first and English complete.
 *
 * <ol>
 *   <li>W1 The cookie {@code mh-lang} (de, en or de-simple) decides; without it the page is German.
 *   <li>W2 A time is said as people say it, in Europe/Berlin: "heute 14:00", "morgen 09:00", "Di. 24.11. 14:00"; the year
 *       only where it is not this one.
 *   <li>W3 What is due says how long there is still time ("in 2 Std.") or how long it has been late ("seit 20 Min.").
 *   <li>W4 Rules and mappers give a {@link de.medicalhub.portal.wording.Phrase}; only a page turns it into a language.
 *   <li>W5 A code without a word is shown as it is, never as an error; keys that pages and classes name have words, which a test holds.
 *   <li>W6 After the choice of language the reader is back on the same page; the way back never leaves the hub.
 *   <li>W7 Patients and relatives may choose Leichte Sprache; what has no simple text yet is said in German.
 * </ol>
 */
@NullMarked
package de.medicalhub.portal.wording;

import org.jspecify.annotations.NullMarked;
