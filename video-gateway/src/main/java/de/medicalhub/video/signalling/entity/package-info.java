/** What the protocol says. */
@NullMarked
package de.medicalhub.video.signalling.entity;

import org.jspecify.annotations.NullMarked;
