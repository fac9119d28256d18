/** The use cases of a discharge case and the parts it is made of. */
@NullMarked
package de.medicalhub.fhir.discharge.control;

import org.jspecify.annotations.NullMarked;
