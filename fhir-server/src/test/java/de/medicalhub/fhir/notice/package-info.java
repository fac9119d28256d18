/** Notices over HTTP. */
@NullMarked
package de.medicalhub.fhir.notice;

import org.jspecify.annotations.NullMarked;
