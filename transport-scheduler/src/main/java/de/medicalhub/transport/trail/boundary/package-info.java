/** Where it is heard whom to forget. */
@NullMarked
package de.medicalhub.transport.trail.boundary;

import org.jspecify.annotations.NullMarked;
