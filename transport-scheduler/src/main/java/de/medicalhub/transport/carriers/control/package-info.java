/** Hidden parts of the feature. */
@NullMarked
package de.medicalhub.transport.carriers.control;

import org.jspecify.annotations.NullMarked;
