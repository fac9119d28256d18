/** Timers and the wake-up. */
@NullMarked
package de.medicalhub.transport.orders.boundary;

import org.jspecify.annotations.NullMarked;
