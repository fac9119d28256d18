/** Use cases: invite, look, join; host; report to the record. */
@NullMarked
package de.medicalhub.video.consultation.control;

import org.jspecify.annotations.NullMarked;
