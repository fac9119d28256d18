/** What a document may be, and how it is written down. */
@NullMarked
package de.medicalhub.portal.documents.control;

import org.jspecify.annotations.NullMarked;
