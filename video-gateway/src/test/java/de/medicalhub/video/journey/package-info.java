/** The call pages in real browsers against the running hub. */
@org.jspecify.annotations.NullMarked
package de.medicalhub.video.journey;
