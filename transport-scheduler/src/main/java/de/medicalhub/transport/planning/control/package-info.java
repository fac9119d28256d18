/** Route evaluation, insertion, improvement. */
@NullMarked
package de.medicalhub.transport.planning.control;

import org.jspecify.annotations.NullMarked;
