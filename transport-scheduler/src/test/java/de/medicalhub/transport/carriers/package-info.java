/** Tests of carriers. */
@NullMarked
package de.medicalhub.transport.carriers;

import org.jspecify.annotations.NullMarked;
