/** Board, planning and live events over HTTP. */
@NullMarked
package de.medicalhub.transport.dispatch.boundary;

import org.jspecify.annotations.NullMarked;
