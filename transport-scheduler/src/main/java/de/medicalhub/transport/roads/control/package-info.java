/** The gazetteer and the estimate. */
@NullMarked
package de.medicalhub.transport.roads.control;

import org.jspecify.annotations.NullMarked;
