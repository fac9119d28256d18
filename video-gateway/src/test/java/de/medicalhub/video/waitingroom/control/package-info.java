@org.jspecify.annotations.NullMarked
package de.medicalhub.video.waitingroom.control;
