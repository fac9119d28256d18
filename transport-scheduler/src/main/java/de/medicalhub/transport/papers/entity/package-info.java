/** Papers as stored. */
@NullMarked
package de.medicalhub.transport.papers.entity;

import org.jspecify.annotations.NullMarked;
