/** Which changes are worth a notice, and whom they concern. */
@NullMarked
package de.medicalhub.fhir.notice.control;

import org.jspecify.annotations.NullMarked;
