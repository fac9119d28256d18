/** Use cases of the waiting room, each one transaction. */
@NullMarked
package de.medicalhub.video.waitingroom.control;

import org.jspecify.annotations.NullMarked;
