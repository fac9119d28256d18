/** Typed access to configuration. */
@NullMarked
package de.medicalhub.common.config;

import org.jspecify.annotations.NullMarked;
