/** Rows of the schema {@code video} about consultations. */
@NullMarked
package de.medicalhub.video.consultation.entity;

import org.jspecify.annotations.NullMarked;
