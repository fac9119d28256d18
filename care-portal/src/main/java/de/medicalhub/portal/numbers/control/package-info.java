/** Reads the answer, draws charts, writes CSV. */
@NullMarked
package de.medicalhub.portal.numbers.control;

import org.jspecify.annotations.NullMarked;
