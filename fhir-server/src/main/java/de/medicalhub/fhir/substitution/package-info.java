/**
 * Holiday cover: for a time, somebody else acts for a practice or a nursing service.
 *
 * <ol>
 *   <li>Who works for a practice or a nursing service names somebody of another one of the same kind as substitute, from one
 *       moment to another, at most for 92 days.
 *   <li>It is a PractitionerRole of that organisation with the code substitute and this period: memberships, and with them
 *       every access, hold in exactly this period, on each request, without anybody having to end it.
 *   <li>Who is a substitute names no further one, and ends none but the own substitution.
 *   <li>It is ended before its time by the organisation or by the substitute ({@code $end-substitution}).
 *   <li>One person covers for one organisation at most once at the same time, and not for the own one.
 *   <li>What only the substitution opens stands in the audit trail as done for that organisation.
 * </ol>
 *
 * <p>Out of scope: other kinds of organisation, and rights for a part of the cases.
 */
@NullMarked
package de.medicalhub.fhir.substitution;

import org.jspecify.annotations.NullMarked;
