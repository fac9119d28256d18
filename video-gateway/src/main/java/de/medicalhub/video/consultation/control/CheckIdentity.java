package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The health card held to the camera, as a point of the record (rule 16). */
@ApplicationScoped
public class CheckIdentity {
    @Inject
    private AppointmentConsultations consultations;

    @Inject
    private IdentityChecks checks;

    @Inject
    private Clock clock;

    /** Who compared it and when; for a caller who was found to lead the consultation. */
    public Optional<IdentityCheck> find(StaffCaller caller, AppointmentId appointment) {
        return checks.find(caller, appointment);
    }

    /**
     * The caller has compared it now.
     *
     * @throws de.medicalhub.video.consultation.RefusedException NOT_HOST if the caller does not lead the consultation,
     *     TOO_EARLY or TOO_LATE while nobody may join it
     */
    public IdentityCheck confirm(StaffCaller caller, AppointmentId appointment) {
        consultations.host(caller, appointment);
        IdentityCheck check = new IdentityCheck(
                caller.fhirUser(), caller.name(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        checks.write(appointment, Optional.of(check));
        return check;
    }

    /** It was ticked by mistake. Throws as {@link #confirm} does. */
    public void takeBack(StaffCaller caller, AppointmentId appointment) {
        consultations.host(caller, appointment);
        checks.write(appointment, Optional.empty());
    }
}
