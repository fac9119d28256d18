/** Tests of the numbers page. */
@NullMarked
package de.medicalhub.portal.numbers.control;

import org.jspecify.annotations.NullMarked;
