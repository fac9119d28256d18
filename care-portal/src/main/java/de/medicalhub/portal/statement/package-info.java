/**
 * What the hub says about itself to everybody: the statement about accessibility (§ 12b BGG, Directive (EU) 2016/2102).
 *
 * <ol>
 *   <li>B1 Whoever cannot sign in can read it; every page leads to it.
 *   <li>B2 It says what does not work yet, and whom to tell. The operator's address comes from the configuration
 *       ({@code medhub.operator.name}, {@code medhub.operator.email}); without one it says so.
 *   <li>B3 In German, English and Leichte Sprache.
 * </ol>
 *
 * Out of scope: imprint and privacy notice; they are the operator's own.
 *
 * Hooks for tests: {@code statement}.
 */
@NullMarked
package de.medicalhub.portal.statement;

import org.jspecify.annotations.NullMarked;
