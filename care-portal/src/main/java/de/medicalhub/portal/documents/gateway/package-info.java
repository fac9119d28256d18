/** The virus scanner. */
@NullMarked
package de.medicalhub.portal.documents.gateway;

import org.jspecify.annotations.NullMarked;
