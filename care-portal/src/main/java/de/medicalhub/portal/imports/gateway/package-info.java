/** The FHIR server, over HTTP. */
@NullMarked
package de.medicalhub.portal.imports.gateway;

import org.jspecify.annotations.NullMarked;
