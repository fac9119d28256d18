/** Rules of a conference that need no server: who is seen first, what may be offered. */
@NullMarked
package de.medicalhub.video.conference.entity;

import org.jspecify.annotations.NullMarked;
