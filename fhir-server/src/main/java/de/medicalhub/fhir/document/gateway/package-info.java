/** Documents in HAPI's store, and the loaded concept maps. */
@NullMarked
package de.medicalhub.fhir.document.gateway;

import org.jspecify.annotations.NullMarked;
