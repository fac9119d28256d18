/** The driver's tour and steps over HTTP. */
@NullMarked
package de.medicalhub.transport.driving.boundary;

import org.jspecify.annotations.NullMarked;
