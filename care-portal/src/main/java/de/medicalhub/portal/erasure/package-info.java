/**
 * Who is erased in the record is erased in the portal's own tables as well.
 *
 * <ol>
 *   <li>ER1 The FHIR server tells what was erased ({@code Patient/$erased}, decision 0063), asked twice a minute with the portal's
 *       service account. Each feature that keeps something about people forgets those it is told of: choices and addresses for
 *       notifications, notices that wait, codes on letters with the account that they made, calendar feeds.
 *   <li>ER2 How far that is, stands in the same transaction: nothing is missed, and twice does no harm.
 * </ol>
 */
@NullMarked
package de.medicalhub.portal.erasure;

import org.jspecify.annotations.NullMarked;
