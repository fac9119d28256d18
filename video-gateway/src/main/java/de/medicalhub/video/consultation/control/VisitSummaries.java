package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;

/** Writes what the host tells after a consultation where the record is kept. */
public interface VisitSummaries {
    /**
     * A message of the case in the caller's name, to all who treat and to the patient; once for each key.
     *
     * @param key of the text, made by the page: where an answer is lost, the same is sent again
     * @throws de.medicalhub.video.consultation.RefusedException NO_CONSULTATION if the Appointment belongs to no case that
     *     the caller may read, RECORD_AWAY if it was not stored
     */
    void send(StaffCaller caller, AppointmentId appointment, String text, String key);
}
