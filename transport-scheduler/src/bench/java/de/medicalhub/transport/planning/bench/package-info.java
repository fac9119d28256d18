/**
 * The planner beside OR-Tools and Timefold on published instances (docs/benchmarks.md). Compiled by the profile bench only.
 */
package de.medicalhub.transport.planning.bench;
