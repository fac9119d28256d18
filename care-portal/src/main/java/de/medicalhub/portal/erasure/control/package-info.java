/** What follows. */
@NullMarked
package de.medicalhub.portal.erasure.control;

import org.jspecify.annotations.NullMarked;
