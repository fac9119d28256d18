@NullMarked
package de.medicalhub.fhir.profile;

import org.jspecify.annotations.NullMarked;
