/** The pages of documents and the way to their content. */
@NullMarked
package de.medicalhub.portal.documents.boundary;

import org.jspecify.annotations.NullMarked;
