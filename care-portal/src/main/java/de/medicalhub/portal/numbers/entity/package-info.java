/** What was told. */
@NullMarked
package de.medicalhub.portal.numbers.entity;

import org.jspecify.annotations.NullMarked;
