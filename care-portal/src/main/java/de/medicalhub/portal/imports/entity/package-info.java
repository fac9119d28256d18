/** Imports and refused lines. */
@NullMarked
package de.medicalhub.portal.imports.entity;

import org.jspecify.annotations.NullMarked;
