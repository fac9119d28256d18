/**
 * Who is signed in, for whom they work, where they may go.
 *
 * <ol>
 *   <li>I1 Keycloak says who somebody is; the portal believes the verified token and nothing else.
 *   <li>I2 Every read and write of care data bears the user's own token; the portal has no token of its own
 *       for it. (The notifications ask what has happened with a service account that reads no record.)
 *   <li>I3 The navigation holds at most six entries, each for a role that the user has, none of them dead.
 *   <li>I4 Signing out ends the session of all modules and the session at Keycloak.
 *   <li>I5 An unsafe request that a browser sends from another site is refused.
 *   <li>I6 Each page says in the header {@code Server-Timing} how often it asked the FHIR server and for how long.
 *   <li>I7 The state kept for a session stays under 100 kB; {@code /api/me/session} says how much it is.
 * </ol>
 *
 * Hooks for tests: {@code data-testid} {@code person} (name in the header), {@code logout}, {@code switch-language}.
 */
@NullMarked
package de.medicalhub.portal.identity;

import org.jspecify.annotations.NullMarked;
