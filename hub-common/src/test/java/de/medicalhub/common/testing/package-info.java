/** What integration tests of all modules share: the address of the running stack, tokens, the clock. */
@NullMarked
package de.medicalhub.common.testing;

import org.jspecify.annotations.NullMarked;
