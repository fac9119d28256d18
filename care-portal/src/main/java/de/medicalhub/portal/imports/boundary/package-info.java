/** The page. */
@NullMarked
package de.medicalhub.portal.imports.boundary;

import org.jspecify.annotations.NullMarked;
