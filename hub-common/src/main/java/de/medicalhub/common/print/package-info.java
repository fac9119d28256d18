/** What every printed page of the hub has in common: its font. */
@NullMarked
package de.medicalhub.common.print;

import org.jspecify.annotations.NullMarked;
