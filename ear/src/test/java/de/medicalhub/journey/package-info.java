/** Journeys of people through the whole hub, in a real browser. */
@NullMarked
package de.medicalhub.journey;

import org.jspecify.annotations.NullMarked;
