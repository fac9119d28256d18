@NullMarked
package de.medicalhub.fhir.profile.boundary;

import org.jspecify.annotations.NullMarked;
