/** One exception for all refusals and faults that leave a use case; each channel translates it once. */
@NullMarked
package de.medicalhub.common.problem;

import org.jspecify.annotations.NullMarked;
