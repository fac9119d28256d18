/** The room and its queue; the media server behind an interface named by purpose. */
@NullMarked
package de.medicalhub.video.conference.control;

import org.jspecify.annotations.NullMarked;
