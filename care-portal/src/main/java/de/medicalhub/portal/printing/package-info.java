/**
 * Printing: XHTML becomes a PDF that can be read on every machine.
 *
 * <ol>
 *   <li>X1 The font is embedded and the page tagged for screen readers (PDF/UA); nothing is fetched from anywhere while it is
 *       drawn, and no temporary file holds any of it.
 *   <li>X2 Every text is escaped. A letter that the font does not have, or that it would draw in the wrong direction or
 *       shape (Arabic, Hebrew, the scripts of India and East Asia), is printed as an empty box, and the sheet says below
 *       that this has happened; it is never left out in silence.
 * </ol>
 *
 * Out of scope: scripts written from right to left. They would need a shaping library of 14 MB for names that German
 * registers write in Latin letters.
 */
@NullMarked
package de.medicalhub.portal.printing;

import org.jspecify.annotations.NullMarked;
