/** What was said, and where it is stored. */
@NullMarked
package de.medicalhub.transport.phone.control;

import org.jspecify.annotations.NullMarked;
