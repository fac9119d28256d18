/**
 * Holiday cover: who acts for whom, and for how long.
 *
 * <ol>
 *   <li>T1 A practice or nursing service names a substitute of another house of the same kind for a period; the server opens
 *       its cases to them in exactly this period, and nobody has to end it.
 *   <li>T2 Both sides see who covers for whom and until when, on the first page and on this one.
 *   <li>T3 Both sides may end it early, here.
 *   <li>T4 What was typed survives every refusal; dates are Europe/Berlin.
 * </ol>
 *
 * Hooks for tests: {@code cover-row}, {@code cover-banner}, {@code submit-substitution}, {@code end-substitution}.
 */
@NullMarked
package de.medicalhub.portal.substitution;

import org.jspecify.annotations.NullMarked;
