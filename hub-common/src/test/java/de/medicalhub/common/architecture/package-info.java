/** The house rules, inherited by one test in each module. */
@NullMarked
package de.medicalhub.common.architecture;

import org.jspecify.annotations.NullMarked;
