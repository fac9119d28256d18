package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.VisitStep;
import java.time.Instant;

/** Writes what happened where the record is kept. */
public interface VisitRecord {
    /**
     * Brings Encounter and Appointment to this step, if they are not there or further yet; safe to repeat.
     *
     * @throws RuntimeException if it did not arrive and is to be tried again
     */
    void write(AppointmentId appointment, VisitStep step, Instant happenedAt);
}
