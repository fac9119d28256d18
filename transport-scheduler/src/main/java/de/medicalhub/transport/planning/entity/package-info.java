/** The day in numbers: nodes, vehicles, routes and their times; arrays because the search asks them millions of times. */
@NullMarked
package de.medicalhub.transport.planning.entity;

import org.jspecify.annotations.NullMarked;
