/** The access table and its words. */
@NullMarked
package de.medicalhub.fhir.access.entity;

import org.jspecify.annotations.NullMarked;
