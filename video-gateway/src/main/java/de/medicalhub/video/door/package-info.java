/**
 * What every door that is open to people without an account needs: secrets, a limit to guessing, a wire that only our own
 * pages open.
 */
@NullMarked
package de.medicalhub.video.door;

import org.jspecify.annotations.NullMarked;
