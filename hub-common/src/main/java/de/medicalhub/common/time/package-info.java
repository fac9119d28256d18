/** The one clock of the product and the zone in which people read times. */
@NullMarked
package de.medicalhub.common.time;

import org.jspecify.annotations.NullMarked;
