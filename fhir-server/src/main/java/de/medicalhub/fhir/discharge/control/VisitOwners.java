package de.medicalhub.fhir.discharge.control;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** Whose calendars an appointment takes time of. */
final class VisitOwners {
    private VisitOwners() {}

    /** As {@code Organization/…}; none if it stands in no calendar. */
    static Stream<String> of(CaseRecords records, Appointment visit) {
        return visit.getSlot().stream()
                .flatMap(slot -> records.find(Slot.class, References.local(slot)).stream())
                .flatMap(slot -> records.find(Schedule.class, References.local(slot.getSchedule())).stream())
                .flatMap(calendar -> calendar.getActor().stream())
                .flatMap(actor -> records.find(PractitionerRole.class, References.local(actor)).stream())
                .map(post -> References.local(post.getOrganization()));
    }
}
