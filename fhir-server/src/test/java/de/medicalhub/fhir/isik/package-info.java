/** Plays what ISiK level 3 demands of a server, as a hospital's own system, through HTTP. */
@NullMarked
package de.medicalhub.fhir.isik;

import org.jspecify.annotations.NullMarked;
