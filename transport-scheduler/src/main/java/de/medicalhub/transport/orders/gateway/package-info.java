/** The FHIR server. */
@NullMarked
package de.medicalhub.transport.orders.gateway;

import org.jspecify.annotations.NullMarked;
