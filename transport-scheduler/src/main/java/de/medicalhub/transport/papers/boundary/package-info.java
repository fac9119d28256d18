/** Papers over HTTP. */
@NullMarked
package de.medicalhub.transport.papers.boundary;

import org.jspecify.annotations.NullMarked;
