/** Hidden parts of the feature. */
@NullMarked
package de.medicalhub.transport.carriers.gateway;

import org.jspecify.annotations.NullMarked;
