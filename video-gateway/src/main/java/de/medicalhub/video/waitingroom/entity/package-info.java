/** The room's state and how it moves. */
@NullMarked
package de.medicalhub.video.waitingroom.entity;

import org.jspecify.annotations.NullMarked;
