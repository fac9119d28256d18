/** Time-limited credentials. */
@NullMarked
package de.medicalhub.video.relay.control;

import org.jspecify.annotations.NullMarked;
