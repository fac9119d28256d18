/** The page of the ride. */
@NullMarked
package de.medicalhub.portal.muster4.boundary;

import org.jspecify.annotations.NullMarked;
