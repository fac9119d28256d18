/** Hidden parts of the feature. */
@NullMarked
package de.medicalhub.transport.trail.control;

import org.jspecify.annotations.NullMarked;
