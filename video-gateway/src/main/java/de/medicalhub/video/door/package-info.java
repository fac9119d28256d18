/**
 * What every door that is open to people without an account needs, for consultations and conferences alike: secrets, a
 * limit to guessing, tickets, a wire that only our own pages open, the headers of its pages, and their files.
 */
@NullMarked
package de.medicalhub.video.door;

import org.jspecify.annotations.NullMarked;
