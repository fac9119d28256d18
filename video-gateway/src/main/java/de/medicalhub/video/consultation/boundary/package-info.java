/** JSON API and pages of consultations. */
@NullMarked
package de.medicalhub.video.consultation.boundary;

import org.jspecify.annotations.NullMarked;
