@NullMarked
package de.medicalhub.fhir.architecture;

import org.jspecify.annotations.NullMarked;
