@NullMarked
package de.medicalhub.fhir.access.control;

import org.jspecify.annotations.NullMarked;
