/** Rules of notices. */
@NullMarked
package de.medicalhub.fhir.notice.control;

import org.jspecify.annotations.NullMarked;
