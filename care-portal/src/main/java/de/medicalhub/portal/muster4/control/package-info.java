/** Rules, and how the answers are kept and printed. */
@NullMarked
package de.medicalhub.portal.muster4.control;

import org.jspecify.annotations.NullMarked;
