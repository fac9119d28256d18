package de.medicalhub.fhir.bench;

import java.util.function.Supplier;

/**
 * A server under load.
 *
 * @param name in the table
 * @param base without a slash at its end
 * @param authorization value of the header; empty for none
 */
record Target(String name, String base, Supplier<String> authorization) {}
