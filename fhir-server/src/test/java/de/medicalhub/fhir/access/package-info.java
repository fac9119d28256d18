/** Requests over HTTP with real tokens, and a case made for one test. */
@NullMarked
package de.medicalhub.fhir.access;

import org.jspecify.annotations.NullMarked;
