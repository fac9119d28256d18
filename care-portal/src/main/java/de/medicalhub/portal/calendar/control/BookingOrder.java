package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.calendar.VisitKind;
import de.medicalhub.portal.calendar.entity.FreeTime;
import java.util.Date;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;

/** Input of {@code Appointment/$book} for an appointment of a case; pure. */
public final class BookingOrder {
    private BookingOrder() {}

    /**
     * @param patient {@code Patient/…}
     * @param moved {@code Appointment/…} that it replaces; empty if it is a further one
     */
    public static Parameters of(CaseId caseId, String patient, VisitKind kind, FreeTime time, String moved) {
        Appointment wish = new Appointment()
                .setStatus(Appointment.AppointmentStatus.PROPOSED)
                .setStart(Date.from(time.start()))
                .setEnd(Date.from(time.end()));
        wish.addIdentifier(caseId.toIdentifier());
        wish.addServiceType(kind.toConcept());
        wish.addParticipant().setActor(new Reference(patient)).setStatus(Appointment.ParticipationStatus.ACCEPTED);
        Parameters order = new Parameters();
        order.addParameter().setName("appt-resource").setResource(wish);
        order.addParameter().setName("schedule").setValue(new Reference(time.schedule()));
        if (!moved.isEmpty()) {
            order.addParameter().setName("cancelled-appt-id").setValue(new UriType(moved));
        }
        return order;
    }
}
