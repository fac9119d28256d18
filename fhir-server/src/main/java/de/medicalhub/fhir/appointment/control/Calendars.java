package de.medicalhub.fhir.appointment.control;

import de.medicalhub.fhir.consent.Agreement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** The records of calendars and appointments, read and written in the name of the system. */
public interface Calendars {
    /**
     * The current version.
     *
     * @param reference such as {@code Slot/12}
     */
    <T extends Resource> Optional<T> find(Class<T> type, String reference);

    /** Those of the references that exist. */
    Set<String> existing(Collection<String> references);

    /** All Slots of a calendar that touch the time. */
    List<Slot> slotsOf(String schedule, TimeSpan time);

    /** The organisations to whom a calendar belongs, as {@code Organization/…}: those of its actors. */
    Set<String> organisationsOf(Schedule schedule);

    /** The appointments that hold a Slot. */
    List<Appointment> holding(String slot);

    /** The active calendars of which the actor is one; {@code PractitionerRole/…}. */
    List<Schedule> calendarsOf(String actor);

    /** The active care team of a case. */
    Optional<CareTeam> teamOf(String caseId);

    /** What the Consents of a case allow, whether now or not. */
    List<Agreement> agreementsOf(String caseId);

    /** The visits that an appointment has become or will become. */
    List<Encounter> encountersOf(String appointment);

    /** Appointments of a person, {@code Practitioner/…} or {@code Patient/…}, that may touch the time. */
    List<Appointment> appointmentsOf(String person, TimeSpan time);

    /** Posts of an organisation that hold now, {@code Organization/…}, without substitutes. */
    List<PractitionerRole> postsIn(String organisation);

    /**
     * Stores a transaction, wholly or not at all.
     *
     * @return the ids given, in the order of the entries
     * @throws de.medicalhub.common.problem.HubException CONFLICT if another version than expected is stored
     */
    List<String> store(Bundle transaction);

    /**
     * Waits until nobody else holds these Slots, and holds them until the transaction that runs ends; what is looked up after
     * it is what the last one who held them has left.
     */
    void lock(Collection<String> slots);

    /** Stores a new version within the transaction that runs. */
    void update(Slot slot);
}
