/** The engine's tables in PostgreSQL. */
@NullMarked
package de.medicalhub.fhir.store.gateway;

import org.jspecify.annotations.NullMarked;
