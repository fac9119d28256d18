/** Replacing the fleet. */
@NullMarked
package de.medicalhub.transport.fleet.control;

import org.jspecify.annotations.NullMarked;
