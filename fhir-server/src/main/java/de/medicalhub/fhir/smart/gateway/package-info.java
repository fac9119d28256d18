/** How the identity provider is asked. */
@NullMarked
package de.medicalhub.fhir.smart.gateway;

import org.jspecify.annotations.NullMarked;
