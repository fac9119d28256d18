/** Words between nodes. */
@NullMarked
package de.medicalhub.transport.dispatch.gateway;

import org.jspecify.annotations.NullMarked;
