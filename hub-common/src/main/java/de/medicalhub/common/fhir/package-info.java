/** Words, identifiers and check digits of the FHIR model (docs/fhir-model.md) and the client that speaks them. */
@NullMarked
package de.medicalhub.common.fhir;

import org.jspecify.annotations.NullMarked;
