/**
 * Pages that follow a case while it happens.
 *
 * <ol>
 *   <li>L1 The FHIR server's NOTIFY on channel {@code medhub_case} is the only source; it carries a case identifier and
 *       nothing about a person.
 *   <li>L2 Who wants to follow a case must be able to read it: asked through FHIR with their own token at subscription, and
 *       again each time before something is told. Whoever is not told (the right or the token is gone) loses the stream; the
 *       browser asks for a new one and looks for itself.
 *   <li>L3 A message to a browser says only that something changed; what changed the page reads with the user's token.
 *   <li>L4 The connection to PostgreSQL is its own, unpooled, and comes back by itself; after a gap everybody is woken
 *       once, because something may have been missed. A browser that cannot be woken never keeps the others waiting.
 *   <li>L5 A subscription ends after 15 minutes; the browser then asks again and is checked again.
 *   <li>L6 A worklist is woken by cases that concern one of the reader's own houses, or the reader's own record; whom a case
 *       concerns is asked of the FHIR server ({@code Communication/$concerned}), changes that come together at once.
 *   <li>L7 Pages that list or tell follow (they carry {@code data-live}): work lists, a case and its documents, messages, tasks,
 *       record, calendar, requests, and the patient's plan, documents, consents and list of questionnaires. What somebody fills
 *       in does not: a form would move under the hand, or lose a choice; where somebody else was faster, sending says so and
 *       shows both. A list beside a form is a region of its own. Letters, prints, settings, statistics and the accesses to
 *       one's own data show the moment at which they were opened.
 *   <li>L8 What was open in a part that is shown anew stays open, and the keyboard stays where it was: both are found again by id.
 * </ol>
 *
 * Addresses: {@code GET /live/case?id=<case>}, {@code GET /live/worklist} (server-sent events, event {@code changed}).
 */
@NullMarked
package de.medicalhub.portal.live;

import org.jspecify.annotations.NullMarked;
