/** What imports say. */
@NullMarked
package de.medicalhub.portal.imports.control;

import org.jspecify.annotations.NullMarked;
