package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.cases.Case;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    private static Set<VisitKind> booked(Case found, Instant now) {
        Set<VisitKind> kinds = EnumSet.noneOf(VisitKind.class);
        found.appointments().stream()
                .filter(one -> one.getStatus() == AppointmentStatus.BOOKED)
                .filter(one -> one.getStart().toInstant().isAfter(now))
                .map(one -> Case.is(one, HubCodes.HOME_VISIT) ? VisitKind.HOME : VisitKind.VIDEO)
                .forEach(kinds::add);
        return kinds;
    }
}
