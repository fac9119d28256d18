@org.jspecify.annotations.NullMarked
package de.medicalhub.video.door;
