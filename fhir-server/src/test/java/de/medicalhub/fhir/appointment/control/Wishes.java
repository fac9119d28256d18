package de.medicalhub.fhir.appointment.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/** Appointments that somebody wishes on one day, and the Slots of the calendar {@code Schedule/c}. */
final class Wishes {
    static final String SYSTEM = "http://example.org/kind";

    private Wishes() {}

    static Parameters bySchedule(Appointment proposal) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("appt-resource").setResource(proposal);
        parameters.addParameter().setName("schedule").setValue(new Reference("Schedule/c"));
        return parameters;
    }

    static Appointment proposal(String from, String to) {
        Appointment proposal = new Appointment()
                .setStatus(AppointmentStatus.PROPOSED)
                .setStart(date("2026-12-01T" + from + ":00Z"))
                .setEnd(date("2026-12-01T" + to + ":00Z"));
        proposal.addServiceType().addCoding().setSystem(SYSTEM).setCode("177");
        proposal.addParticipant()
                .setActor(new Reference("Patient/p"))
                .setStatus(Appointment.ParticipationStatus.ACCEPTED);
        return proposal;
    }

    static Slot slot(String start, String end) {
        return new Slot()
                .setSchedule(new Reference("Schedule/c"))
                .setStatus(SlotStatus.FREE)
                .setStart(date(start))
                .setEnd(date(end));
    }

    static Date date(String instant) {
        return Date.from(Instant.parse(instant));
    }

    /** One that has come true. */
    static Appointment stored() {
        return proposal("09:00", "10:00").setStatus(AppointmentStatus.BOOKED);
    }

    /** Where the answer of that status says what is wrong. */
    static List<String> issues(Throwable thrown, int status) {
        assertThat(thrown).isInstanceOf(BaseServerResponseException.class);
        BaseServerResponseException refusal = (BaseServerResponseException) thrown;
        assertThat(refusal.getStatusCode()).as(refusal.getMessage()).isEqualTo(status);
        return ((OperationOutcome) refusal.getOperationOutcome())
                .getIssue().stream()
                        .flatMap(issue -> issue.getExpression().stream())
                        .map(expression -> expression.getValue())
                        .toList();
    }
}
