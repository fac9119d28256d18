/** Page and CSV. */
@NullMarked
package de.medicalhub.portal.numbers.boundary;

import org.jspecify.annotations.NullMarked;
