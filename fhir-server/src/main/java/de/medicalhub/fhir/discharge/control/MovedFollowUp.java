package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.operation.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;

/** The video consultation stays, unless it would come before the discharge or the hospital names another time. */
final class MovedFollowUp {
    private final Optional<Appointment> appointment;
    private final NewDate date;

    MovedFollowUp(CaseRecords records, String caseId, NewDate date) {
        this.date = date;
        appointment = records.partsOf(Appointment.class, caseId).stream()
                .filter(one -> one.getStatus() == Appointment.AppointmentStatus.BOOKED)
                .findFirst();
    }

    List<Fault> faults() {
        boolean tooEarly = start().filter(at -> !at.isAfter(date.leaves())).isPresent();
        boolean inCalendar = appointment.filter(Appointment::hasSlot).isPresent();
        if (inCalendar && (tooEarly || date.followUp().isPresent())) {
            return List.of(new Fault("follow-up", "move-in-calendar"));
        }
        return tooEarly ? List.of(new Fault("follow-up", "before-discharge")) : List.of();
    }

    /** When it will be; empty if there is none. */
    Optional<Instant> start() {
        return appointment.map(
                one -> date.followUp().orElseGet(() -> one.getStart().toInstant()));
    }

    void write(CaseBundle bundle) {
        date.followUp()
                .ifPresent(start -> appointment.ifPresent(one -> {
                    Duration lasts = Duration.between(
                            one.getStart().toInstant(), one.getEnd().toInstant());
                    one.setStart(Date.from(start)).setEnd(Date.from(start.plus(lasts)));
                    bundle.replace(one);
                }));
    }
}
