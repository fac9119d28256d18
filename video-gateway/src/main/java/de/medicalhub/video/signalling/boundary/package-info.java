/** The WebSocket and the tickets to it. */
@NullMarked
package de.medicalhub.video.signalling.boundary;

import org.jspecify.annotations.NullMarked;
