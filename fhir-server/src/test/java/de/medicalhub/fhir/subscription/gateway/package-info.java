/** The ways to subscribers, tried with receivers of their own. */
@NullMarked
package de.medicalhub.fhir.subscription.gateway;

import org.jspecify.annotations.NullMarked;
