package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import java.util.Optional;

/** Reads Appointments where the record is kept. */
public interface AppointmentRecords {
    /** The Appointment, if there is one that the caller may read. */
    Optional<AppointmentRecord> find(StaffCaller caller, AppointmentId appointment);

    /** The Appointment with what the host reads beside the video. */
    Optional<AppointmentRecord> findWithPatient(StaffCaller caller, AppointmentId appointment);

    /** Whether it was neither moved nor cancelled. */
    Standing standing(AppointmentId appointment);

    /**
     * @param stands true where the record does not answer, too: nobody is to be sent away then
     * @param caseId of the case that it belongs to; empty where it belongs to none, and where the record did not answer
     */
    record Standing(boolean stands, String caseId) {}
}
