/** Answers that must arrive: written with the change they tell of, delivered until acknowledged. */
@NullMarked
package de.medicalhub.common.outbox;

import org.jspecify.annotations.NullMarked;
