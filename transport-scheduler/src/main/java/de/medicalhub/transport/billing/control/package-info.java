/** Lines and their form. */
@NullMarked
package de.medicalhub.transport.billing.control;

import org.jspecify.annotations.NullMarked;
