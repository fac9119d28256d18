/**
 * Printing: XHTML becomes a PDF that can be read on every machine.
 *
 * <ol>
 *   <li>X1 The font is embedded and the page tagged for screen readers (PDF/UA); nothing is fetched from anywhere while it is
 *       drawn, and no temporary file holds any of it.
 *   <li>X2 Every text is escaped. What has no letters to be drawn, such as a picture, is printed as an empty box, and the sheet
 *       says below that this has happened; nothing is ever left out in silence.
 *   <li>X3 What the font would draw not at all, or in the wrong direction or shape (Arabic, Hebrew, the scripts of India and
 *       East Asia), is written in Latin letters by ICU's rules, and the sheet says so: who reads it at the bedside can say the
 *       name.
 * </ol>
 *
 * Out of scope: the other scripts themselves; they would need fonts of 20 MB, and German registers write names in Latin letters.
 */
@NullMarked
package de.medicalhub.portal.printing;

import org.jspecify.annotations.NullMarked;
