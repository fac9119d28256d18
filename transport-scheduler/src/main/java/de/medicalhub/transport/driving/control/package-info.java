/** Taking a step once. */
@NullMarked
package de.medicalhub.transport.driving.control;

import org.jspecify.annotations.NullMarked;
