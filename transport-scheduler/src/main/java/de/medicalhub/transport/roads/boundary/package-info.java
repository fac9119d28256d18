/** When the map is looked at, and what pages may ask about it. */
@NullMarked
package de.medicalhub.transport.roads.boundary;

import org.jspecify.annotations.NullMarked;
