/** Steps as stored. */
@NullMarked
package de.medicalhub.transport.driving.entity;

import org.jspecify.annotations.NullMarked;
