/** Where notices are asked for. */
@NullMarked
package de.medicalhub.fhir.notice.boundary;

import org.jspecify.annotations.NullMarked;
