/** Bags over HTTP, for pharmacies and dispatchers. */
@NullMarked
package de.medicalhub.transport.delivery.boundary;

import org.jspecify.annotations.NullMarked;
