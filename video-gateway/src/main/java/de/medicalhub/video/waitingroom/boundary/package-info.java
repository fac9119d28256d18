/** Who waits before whom, over HTTP. */
@NullMarked
package de.medicalhub.video.waitingroom.boundary;

import org.jspecify.annotations.NullMarked;
