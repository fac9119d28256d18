/** Measurements of the whole hub (docs/benchmarks.md); run by {@code mvn -Pbench verify} only. */
@org.jspecify.annotations.NullMarked
package de.medicalhub.bench;
