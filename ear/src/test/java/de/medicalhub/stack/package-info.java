/** Starts the launcher's hub once for all integration tests of all modules, and proves its wiring. */
@NullMarked
package de.medicalhub.stack;

import org.jspecify.annotations.NullMarked;
