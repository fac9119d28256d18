/** GraphHopper: road graphs of OpenStreetMap's extracts. */
@NullMarked
package de.medicalhub.transport.roads.gateway;

import org.jspecify.annotations.NullMarked;
