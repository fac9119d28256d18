/** Tests of subscribing. */
@NullMarked
package de.medicalhub.fhir.subscription;

import org.jspecify.annotations.NullMarked;
