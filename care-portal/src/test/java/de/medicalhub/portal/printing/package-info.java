/** What stands on paper, whatever letters it is written in. */
@NullMarked
package de.medicalhub.portal.printing;

import org.jspecify.annotations.NullMarked;
