/**
 * Pages that follow a case while it happens.
 *
 * <ol>
 *   <li>L1 The FHIR server's NOTIFY on channel {@code medhub_case} is the only source; it carries a case identifier and
 *       nothing about a person.
 *   <li>L2 Who wants to follow a case must be able to read it: asked through FHIR with their own token at subscription.
 *   <li>L3 A message to a browser says only that something changed; what changed the page reads with the user's token.
 *   <li>L4 The connection to PostgreSQL is its own, unpooled, and comes back by itself; after a gap everybody is woken
 *       once, because something may have been missed. A browser that cannot be woken never keeps the others waiting.
 *   <li>L5 A subscription ends after 15 minutes; the browser then asks again and is checked again.
 * </ol>
 *
 * Addresses: {@code GET /live/case?id=<case>}, {@code GET /live/worklist} (server-sent events, event {@code changed}).
 */
@NullMarked
package de.medicalhub.portal.live;

import org.jspecify.annotations.NullMarked;
