/** The file over HTTP. */
@NullMarked
package de.medicalhub.transport.billing.boundary;

import org.jspecify.annotations.NullMarked;
