package de.medicalhub.portal.cases;

import de.medicalhub.common.fhir.HubCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;

/** Which of several consultations and visits counts; pure. */
public final class Meetings {
    /** After its start; then a call cannot be joined any more (rule 8 of handover). */
    private static final Duration STAYS_OPEN = Duration.ofHours(4);

    private static final Set<AppointmentStatus> OVER = EnumSet.of(
            AppointmentStatus.CANCELLED,
            AppointmentStatus.FULFILLED,
            AppointmentStatus.NOSHOW,
            AppointmentStatus.ENTEREDINERROR);

    private Meetings() {}

    /** Whether it is still to take place, or does: not cancelled, not over, and nobody was said to be missing. */
    public static boolean stands(Appointment appointment) {
        return !OVER.contains(appointment.getStatus());
    }

    /**
     * The video consultation that is open or comes next; if there is none, the last that stands, or the last at all. One that was
     * missed hides no later one.
     *
     * @param all in the order of their time
     */
    static Optional<Appointment> consultation(List<Appointment> all, Instant now) {
        List<Appointment> videos = all.stream()
                .filter(appointment -> !Case.is(appointment, HubCodes.HOME_VISIT))
                .toList();
        List<Appointment> standing = videos.stream().filter(Meetings::stands).toList();
        return standing.stream()
                .filter(appointment ->
                        appointment.getStart().toInstant().plus(STAYS_OPEN).isAfter(now))
                .findFirst()
                .or(() -> last(standing))
                .or(() -> last(videos));
    }

    private static Optional<Appointment> last(List<Appointment> inOrder) {
        return inOrder.stream().reduce((earlier, later) -> later);
    }
}
