/** When it is asked. */
@NullMarked
package de.medicalhub.portal.erasure.boundary;

import org.jspecify.annotations.NullMarked;
