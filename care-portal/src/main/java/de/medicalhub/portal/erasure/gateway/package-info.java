/** The FHIR server and the table. */
@NullMarked
package de.medicalhub.portal.erasure.gateway;

import org.jspecify.annotations.NullMarked;
