package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.FreeTime;
import de.medicalhub.portal.cases.Case;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;

/** Which kinds of appointments are offered for a case (K10); pure. */
public final class Offered {
    private Offered() {}

    /**
     * What is moved stays of its kind; a patient has one of each kind, and changes it instead of booking a second.
     *
     * @param moved kind of the appointment that is moved
     */
    public static Predicate<VisitKind> of(Case found, Optional<VisitKind> moved, boolean patient, Instant now) {
        if (moved.isPresent()) {
            return moved.get()::equals;
        }
        Set<VisitKind> booked = patient ? booked(found, now) : EnumSet.noneOf(VisitKind.class);
        return kind -> !booked.contains(kind);
    }

    /** Whether the case has it at that time already: of a form that was sent twice, the first one has booked (K11). */
    public static boolean isBooked(Case found, VisitKind kind, FreeTime time) {
        return found.appointments().stream()
                .filter(one -> one.getStatus() == AppointmentStatus.BOOKED && one.hasStart())
                .anyMatch(
                        one -> kindOf(one) == kind && one.getStart().toInstant().equals(time.start()));
    }

    private static VisitKind kindOf(Appointment one) {
        return Case.is(one, HubCodes.HOME_VISIT) ? VisitKind.HOME : VisitKind.VIDEO;
    }

    private static Set<VisitKind> booked(Case found, Instant now) {
        Set<VisitKind> kinds = EnumSet.noneOf(VisitKind.class);
        found.appointments().stream()
                .filter(one -> one.getStatus() == AppointmentStatus.BOOKED)
                .filter(one -> one.getStart().toInstant().isAfter(now))
                .map(Offered::kindOf)
                .forEach(kinds::add);
        return kinds;
    }
}
