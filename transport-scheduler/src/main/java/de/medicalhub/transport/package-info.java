/** The transport scheduler: settings, start and what all its features share. */
@NullMarked
package de.medicalhub.transport;

import org.jspecify.annotations.NullMarked;
