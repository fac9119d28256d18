@NullMarked
package de.medicalhub.fhir.profile.entity;

import org.jspecify.annotations.NullMarked;
