/** Whose a Subscription is. */
@NullMarked
package de.medicalhub.fhir.subscription.entity;

import org.jspecify.annotations.NullMarked;
