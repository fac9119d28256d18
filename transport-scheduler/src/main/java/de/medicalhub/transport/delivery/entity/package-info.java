/** Hand-overs as stored. */
@NullMarked
package de.medicalhub.transport.delivery.entity;

import org.jspecify.annotations.NullMarked;
