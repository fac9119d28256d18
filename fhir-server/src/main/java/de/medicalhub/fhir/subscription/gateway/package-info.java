/** Whose a Subscription is, in PostgreSQL. */
@NullMarked
package de.medicalhub.fhir.subscription.gateway;

import org.jspecify.annotations.NullMarked;
