/** Reading messages, tickets, and passing on what may be passed on. */
@NullMarked
package de.medicalhub.video.signalling.control;

import org.jspecify.annotations.NullMarked;
