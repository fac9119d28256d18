/** Where Subscriptions are written, matched and listened to. */
@NullMarked
package de.medicalhub.fhir.subscription.boundary;

import org.jspecify.annotations.NullMarked;
