/** Kinds, rows and reasons. */
@NullMarked
package de.medicalhub.portal.documents.entity;

import org.jspecify.annotations.NullMarked;
