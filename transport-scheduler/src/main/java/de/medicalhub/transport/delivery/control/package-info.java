/** What a step needs, and what pharmacy and dispatcher see and decide. */
@NullMarked
package de.medicalhub.transport.delivery.control;

import org.jspecify.annotations.NullMarked;
