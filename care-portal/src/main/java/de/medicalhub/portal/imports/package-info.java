/**
 * Imports of many records, for administrators: bring a file, see how far it is, and which lines were refused.
 *
 * <ol>
 *   <li>IM1 The FHIR server receives and works off ({@code $import}); the page sends the file there with the user's own
 *       token, keeps nothing of it, and shows what the server tells ({@code $import-status}).
 *   <li>IM2 An import goes on whatever happens to the page, the server or the node. The page looks again by itself while
 *       something runs, and says so.
 *   <li>IM3 Each refused line stands with its number, what it was and the reason, in the language of the page; the reason
 *       quotes nothing of what stands in the line. Sending a file again changes nothing that is stored already: that is how a
 *       broken upload is taken up again, and how mended lines are brought.
 *   <li>IM4 What is left of an import can be dropped; what is stored stays.
 *   <li>IM5 For administrators, each for the own imports; for everybody else there is no such page.
 *   <li>IM6 What cannot be lines of resources at all (a program, a picture, a letter) is not sent, and the page says so at once.
 * </ol>
 *
 * Addresses: {@code /imports}, {@code /imports?job=…}. Hooks for tests: {@code data-testid} {@code import-row} (with
 * {@code data-state}), {@code import-file}, {@code import-send}, {@code import-drop}, {@code refused-row}.
 */
@NullMarked
package de.medicalhub.portal.imports;

import org.jspecify.annotations.NullMarked;
