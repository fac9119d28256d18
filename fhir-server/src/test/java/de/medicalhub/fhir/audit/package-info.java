/** Reports as the transport service sends them. */
@NullMarked
package de.medicalhub.fhir.audit;

import org.jspecify.annotations.NullMarked;
