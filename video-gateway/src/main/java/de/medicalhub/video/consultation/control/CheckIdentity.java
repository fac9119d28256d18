package de.medicalhub.video.consultation.control;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The health card held to the camera, as a point of the record (rule 16). */
@ApplicationScoped
public class CheckIdentity {
    private static final IncidentLog INCIDENTS = new IncidentLog(LoggerFactory.getLogger(CheckIdentity.class));

    private final AppointmentConsultations consultations;
    private final IdentityChecks checks;
    private final Clock clock;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected CheckIdentity() {
        this(null, null, null);
    }

    @Inject
    public CheckIdentity(AppointmentConsultations consultations, IdentityChecks checks, Clock clock) {
        this.consultations = consultations;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * What the page of the consultation shows of it.
     *
     * @param check who compared it and when, if anybody has
     * @param isKnown false where this point of the record cannot be read just now
     */
    public record Seen(Optional<IdentityCheck> check, boolean isKnown) {}

    /** For a caller who was found to lead the consultation, which goes on where this one point cannot be read. */
    public Seen see(StaffCaller caller, AppointmentId appointment) {
        try {
            return new Seen(checks.find(caller, appointment), true);
        } catch (RefusedException refused) {
            if (refused.refusal() != Refusal.RECORD_AWAY) {
                throw refused;
            }
            INCIDENTS.note(refused.refusal().kind(), "Whether the health card was compared cannot be read", refused);
            return new Seen(Optional.empty(), false);
        }
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
