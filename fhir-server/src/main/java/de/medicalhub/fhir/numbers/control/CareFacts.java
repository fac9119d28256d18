package de.medicalhub.fhir.numbers.control;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Task;

/** What is counted from, read in the name of the system. */
public interface CareFacts {
    /** Referrals, rides and deliveries that were asked for between the two, without drivers' shares. */
    List<Task> tasksAskedBetween(Instant from, Instant to);

    /** Appointments that began between the two. */
    List<Appointment> appointmentsBetween(Instant from, Instant to);
}
