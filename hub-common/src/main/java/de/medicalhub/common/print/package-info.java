/**
 * What every printed page of the hub has in common: its font, and how that writes what it cannot draw.
 *
 * <p>A module that prints brings ICU and FontBox along; the others never touch these classes.
 */
@NullMarked
package de.medicalhub.common.print;

import org.jspecify.annotations.NullMarked;
