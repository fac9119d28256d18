package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Appointments where the record is kept. */
public interface AppointmentRecords {
    /** The Appointment, if there is one that the caller may read. */
    Optional<AppointmentRecord> find(StaffCaller caller, AppointmentId appointment);

    /** The Appointment with what the host reads beside the video. */
    Optional<AppointmentRecord> findWithPatient(StaffCaller caller, AppointmentId appointment);

    /** Whether it was neither moved nor cancelled. */
    default Standing standing(AppointmentId appointment) {
        return standing(Set.of(appointment)).getOrDefault(appointment, new Standing(Answer.UNKNOWN, ""));
    }

    /** The same of several, each of which is answered. */
    Map<AppointmentId, Standing> standing(Set<AppointmentId> appointments);

    /** What the record says. */
    enum Answer {
        STANDS,
        GONE,
        /** It does not answer; nobody is to be sent away then. */
        UNKNOWN
    }

    /**
     * @param caseId of the case that it belongs to; empty where it belongs to none, and where the record did not answer
     */
    record Standing(Answer answer, String caseId) {
        /** Was it moved or cancelled, as far as is known. */
        boolean isGone() {
            return answer == Answer.GONE;
        }
    }
}
