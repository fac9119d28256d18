/** What was taken in. */
@NullMarked
package de.medicalhub.transport.orders.entity;

import org.jspecify.annotations.NullMarked;
