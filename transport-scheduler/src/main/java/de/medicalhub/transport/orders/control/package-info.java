/** Taking in and answering. */
@NullMarked
package de.medicalhub.transport.orders.control;

import org.jspecify.annotations.NullMarked;
