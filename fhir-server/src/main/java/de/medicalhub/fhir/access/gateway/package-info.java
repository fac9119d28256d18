/** How the relations are found in the records. */
@NullMarked
package de.medicalhub.fhir.access.gateway;

import org.jspecify.annotations.NullMarked;
