/** The fleet over HTTP. */
@NullMarked
package de.medicalhub.transport.fleet.boundary;

import org.jspecify.annotations.NullMarked;
