/**
 * The FHIR server with access rules, consent and audit on, side by side with the plain engine that it stands on: the same
 * HAPI JPA server with its default settings, in the same WildFly, on the same PostgreSQL.
 *
 * <ol>
 *   <li>Both get the same work from the same number of clients, in turns: what disturbs the machine disturbs both.
 *   <li>Before anything is measured, each server gets a fixed warm-up of every kind of work: a cold one is ten times slower.
 *   <li>Each figure is the median of several rounds; figures are told as ratios of one run, never across runs.
 *   <li>Processor time (WildFly and PostgreSQL) for each request stands beside throughput and latency: it is the steadier
 *       figure on a machine that others use too.
 *   <li>Every answer is checked: a fast error is not work done.
 * </ol>
 *
 * <p>Runs by {@code mvn -Pbench verify} only; the table goes to docs/benchmarks.md.
 */
@NullMarked
package de.medicalhub.fhir.bench;

import org.jspecify.annotations.NullMarked;
