/** What an import does with a line and an export with a question. */
@NullMarked
package de.medicalhub.fhir.exchange.control;

import org.jspecify.annotations.NullMarked;
