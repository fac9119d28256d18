/** The pages, the wire and the API of conferences. */
@NullMarked
package de.medicalhub.video.conference.boundary;

import org.jspecify.annotations.NullMarked;
