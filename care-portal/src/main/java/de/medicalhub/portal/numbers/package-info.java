/**
 * Numbers for the county, as charts, tables and CSV.
 *
 * <ol>
 *   <li>K1 The FHIR server counts and hides small numbers ({@code CarePlan/$numbers}); the portal shows what it answers to
 *       the user's own token and reckons nothing together.
 *   <li>K2 Each chart has a sentence above that says the same, and its table one click away. What is hidden is shown as
 *       hidden, never as nought.
 *   <li>K3 The CSV is that of RFC 4180 with German headers, in UTF-8, with a byte order mark if asked for (for Excel).
 *   <li>K4 For administrators and discharge managers; for everybody else there is no such page.
 * </ol>
 *
 * Addresses: {@code /numbers}, {@code /api/numbers/csv?months=12&bom=true}. Hooks for tests: {@code data-testid}
 * {@code measure} (with {@code data-measure}), {@code numbers-csv}.
 */
@NullMarked
package de.medicalhub.portal.numbers;

import org.jspecify.annotations.NullMarked;
