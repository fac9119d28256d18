/** Who did what with whose data: recorded before the answer leaves, never changed, never deleted. */
@NullMarked
package de.medicalhub.fhir.audit;

import org.jspecify.annotations.NullMarked;
