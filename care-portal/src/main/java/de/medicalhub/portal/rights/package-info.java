/**
 * What patients may know and decide about their data, on pages that they understand.
 *
 * <ol>
 *   <li>D1 Who has seen my data: the sentences of the audit trail in the reader's language, newest first. Equal sentences (they
 *       name the minute) are one; those of one person on one day stand under one line that unfolds. What the patient did in
 *       person is left out unless asked for; refused and emergency accesses are marked with a word and can be asked for alone.
 *   <li>D2 My documents: letters as pages, files as downloads that no browser runs. Drafts of others are none;
 *       what was written before the discharge was moved says so.
 *   <li>D3 My consents: what for, who, since when. Before one is withdrawn the page says what ends with it; then it ends at
 *       once.
 *   <li>D4 My data: everything as a PDF to read and as a file for another system.
 *   <li>D5 A relative sees documents only if the patient has opened everything, and decides nothing.
 *   <li>D6 Who is told something about the own data without having asked (somebody opened the record in an emergency, a letter with a
 *       new access was printed) reads it on the first page for 14 days, and above the list of accesses at any time.
 * </ol>
 *
 * Hooks for tests: {@code access-group} with {@code access-entry}, {@code access-older}, {@code data-notice},
 * {@code document-row}, {@code consent-row}, {@code withdraw-consent}, {@code confirm-withdraw}, {@code data-pdf}, {@code data-file}.
 */
@NullMarked
package de.medicalhub.portal.rights;

import org.jspecify.annotations.NullMarked;
