/** Nodes that meet in PostgreSQL. */
@NullMarked
package de.medicalhub.video.nodes.gateway;

import org.jspecify.annotations.NullMarked;
