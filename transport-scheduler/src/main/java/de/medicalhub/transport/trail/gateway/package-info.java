/** Hidden parts of the feature. */
@NullMarked
package de.medicalhub.transport.trail.gateway;

import org.jspecify.annotations.NullMarked;
