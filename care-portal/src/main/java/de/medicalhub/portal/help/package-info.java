/**
 * The guides of {@code docs/user} as pages: help where the work is done.
 *
 * <ol>
 *   <li>H1 Every page leads to {@code /help}; it opens with the guide of the reader's first role and names the others that the
 *       reader has. A guide of somebody else's role is not shown: it would describe pages that the reader does not have.
 *   <li>H2 The text is that of the repository, taken along when the portal is built; so there is one text to be kept true. What
 *       it calls „so" is a label of a page, and a test finds each of them in the messages.
 *   <li>H3 In the reader's language: German in full, English and Leichte Sprache in short; what is absent is said in German.
 *   <li>H4 Pictures stay in the repository: who reads here has the page at hand, and a first view stays small.
 *   <li>H5 A guide has at most two sheets of paper, its pictures included: whoever is new reads it whole.
 * </ol>
 *
 * Hooks for tests: {@code guide}, {@code guide-link}, {@code other-guide}.
 */
@NullMarked
package de.medicalhub.portal.help;

import org.jspecify.annotations.NullMarked;
