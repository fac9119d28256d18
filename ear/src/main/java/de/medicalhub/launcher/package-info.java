/**
 * Starts the whole hub on one machine for demo and test: PostgreSQL, Keycloak, WildFly with the EAR, the demo data.
 *
 * <ol>
 *   <li>One command, no installation: everything comes from Maven's repository.
 *   <li>Before anything is started, ports, free disk space and the parts' files are checked; a refusal is one line that
 *       names the property or the step that helps.
 *   <li>Whatever ends the launcher (Ctrl-C, TERM, the end of its parent, a crashed child) ends every process it started,
 *       with descendants. After a kill -9 the next start finds the leftovers by {@code run/processes} and ends them.
 *   <li>Ready means that the part itself says so over its own port; no fixed waiting times.
 *   <li>Data lives in {@code medhub.var} and survives; tools that can be made again live in {@code medhub.tools}. A start
 *       repeats nothing that is done: database, roles and schemas, realm, EAR and demo data are renewed only if their
 *       source has changed.
 *   <li>PostgreSQL runs with fsync and synchronous_commit on: what was answered is kept.
 *   <li>The demo's people have begun their day: calendars, two running cases and a conversation come into being by their own
 *       requests ({@code course.json}), once. The test stack plays no course: journeys begin with an empty desk.
 *   <li>A year lies behind the demo ({@code year.json}): ended cases with rides, deliveries and consultations, so that the numbers
 *       have something to say. It is handed over once as an import, which goes on by itself; nobody waits for it.
 *   <li>Users, passwords and clients of the demo exist only in the layers of the realm that demo and test name.
 * </ol>
 *
 * <p>Out of scope: production, where an operator runs these parts.
 */
@NullMarked
package de.medicalhub.launcher;

import org.jspecify.annotations.NullMarked;
