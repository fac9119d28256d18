/**
 * Tells SMART on FHIR applications where to get a token and what is understood here
 * ({@code /.well-known/smart-configuration}, SMART App Launch 2.2).
 *
 * <ol>
 *   <li>Public, like the CapabilityStatement.
 *   <li>Addresses are those that Keycloak says of itself, never composed here; without an answer of Keycloak there is none
 *       from here (503).
 *   <li>A capability is listed only if it is there: no launch contexts, no launch from within a record system.
 * </ol>
 *
 * <p>Out of scope: what a scope takes away from a role (feature access).
 */
@NullMarked
package de.medicalhub.fhir.smart;

import org.jspecify.annotations.NullMarked;
