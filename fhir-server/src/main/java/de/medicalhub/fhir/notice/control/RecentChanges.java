package de.medicalhub.fhir.notice.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Task;

/** What was written lately, read in the name of the system. */
public interface RecentChanges {
    /** What was written at that moment or later, oldest first; no more than that many. */
    <T extends DomainResource> List<T> since(Class<T> type, Instant moment, int most);

    /** Booked appointments that begin between the two. */
    List<Appointment> booked(Instant from, Instant to, int most);

    /** Questionnaires that wait for a patient. */
    List<Task> waitingQuestionnaires(int most);

    /** By which a patient lets relatives read along, those that are active. */
    List<Consent> relativesOf(String patient);

    /** One resource by its type and id; empty if there is none. */
    <T extends DomainResource> Optional<T> find(Class<T> type, String id);

    /** A discharge plan, by {@code CarePlan/…}. */
    Optional<CarePlan> plan(String reference);

    /** The care team of a case, whatever its state. */
    Optional<CareTeam> teamOf(String caseId);

    /** The Tasks of a case, whatever their state. */
    List<Task> tasksOf(String caseId);
}
