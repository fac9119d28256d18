/** The form. */
@NullMarked
package de.medicalhub.transport.phone.boundary;

import org.jspecify.annotations.NullMarked;
