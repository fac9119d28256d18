/**
 * The first page of each role.
 *
 * <ol>
 *   <li>O1 {@code /} shows the worklist of each role that the user has; who dispatches or drives is led to the board or
 *       the tour.
 *   <li>O2 An administrator sees the organisations and no patient's data.
 * </ol>
 *
 * Hooks for tests: {@code organisation-row}; the rows of the roles stand in their features.
 */
@NullMarked
package de.medicalhub.portal.home;

import org.jspecify.annotations.NullMarked;
