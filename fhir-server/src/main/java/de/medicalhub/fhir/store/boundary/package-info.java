/** Where answers leave. */
@NullMarked
package de.medicalhub.fhir.store.boundary;

import org.jspecify.annotations.NullMarked;
