/** HAPI FHIR JPA R4 as it comes, for comparison: no access rules, no audit, default settings. */
@NullMarked
package de.medicalhub.fhir.bench.plain;

import org.jspecify.annotations.NullMarked;
