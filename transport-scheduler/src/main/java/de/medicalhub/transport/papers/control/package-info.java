/** Which papers a carrier keeps, and how they stand. */
@NullMarked
package de.medicalhub.transport.papers.control;

import org.jspecify.annotations.NullMarked;
