/** The files of the pages. */
@NullMarked
package de.medicalhub.video.door.boundary;

import org.jspecify.annotations.NullMarked;
