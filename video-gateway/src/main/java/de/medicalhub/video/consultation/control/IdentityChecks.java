package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import java.util.Optional;

/** Keeps where the record is kept who compared the health card, and when. */
public interface IdentityChecks {
    /**
     * What stands there, as far as the caller may read it.
     *
     * @throws de.medicalhub.video.consultation.RefusedException RECORD_AWAY if the record does not answer
     */
    Optional<IdentityCheck> find(StaffCaller caller, AppointmentId appointment);

    /**
     * Stands there from now on, in the place of an earlier one; empty: none does.
     *
     * @throws de.medicalhub.video.consultation.RefusedException NO_CONSULTATION if the record knows of no visit, RECORD_AWAY
     *     if it was not stored
     */
    void write(AppointmentId appointment, Optional<IdentityCheck> check);
}
