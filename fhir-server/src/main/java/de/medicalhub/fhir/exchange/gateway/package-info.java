/** Jobs in PostgreSQL, resources in HAPI's storage. */
@NullMarked
package de.medicalhub.fhir.exchange.gateway;

import org.jspecify.annotations.NullMarked;
