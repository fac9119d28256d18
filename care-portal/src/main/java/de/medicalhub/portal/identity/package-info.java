/**
 * Who is signed in, for whom they work, where they may go.
 *
 * <ol>
 *   <li>I1 Keycloak says who somebody is; the portal believes the verified token and nothing else.
 *   <li>I2 Every read and write of care data bears the user's own token; the portal has no token of its own
 *       for it. (The notifications ask what has happened with a service account that reads no record.)
 *   <li>I3 The navigation holds at most six entries, each for a role that the user has, none of them dead.
 *   <li>I4 Signing out ends the session of all modules and the session at Keycloak.
 *   <li>I5 What changes something, signing out among it, is refused unless it comes from a page of the hub: the browser says
 *       so by {@code Sec-Fetch-Site}, an older one by {@code Origin} or {@code Referer}; a request with a token of its own needs
 *       neither. A cookie alone proves nothing.
 *   <li>I6 Each page says in the header {@code Server-Timing} how often it asked the FHIR server and for how long.
 *   <li>I7 The state kept for a session stays under 100 kB; {@code /api/me/session} says how much it is.
 * </ol>
 *
 * Hooks for tests: {@code data-testid} {@code person} (name in the header), {@code logout}, {@code switch-language}.
 */
@NullMarked
package de.medicalhub.portal.identity;

import org.jspecify.annotations.NullMarked;
