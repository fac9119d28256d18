@NullMarked
package de.medicalhub.fhir.profile.control;

import org.jspecify.annotations.NullMarked;
