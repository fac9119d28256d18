/** Planning of days, moving jobs on. */
@NullMarked
package de.medicalhub.transport.dispatch.control;

import org.jspecify.annotations.NullMarked;
