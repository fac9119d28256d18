/** Vehicles and shifts as stored. */
@NullMarked
package de.medicalhub.transport.fleet.entity;

import org.jspecify.annotations.NullMarked;
