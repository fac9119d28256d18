/** Tests of subscribing. */
@NullMarked
package de.medicalhub.fhir.subscription.control;

import org.jspecify.annotations.NullMarked;
