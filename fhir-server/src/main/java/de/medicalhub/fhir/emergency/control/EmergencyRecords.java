package de.medicalhub.fhir.emergency.control;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Task;

/** The records as emergency accesses need them, read and written in the name of the system. */
public interface EmergencyRecords {
    /**
     * The patient.
     *
     * @param reference {@code Patient/…}
     */
    Optional<Patient> findPatient(String reference);

    /**
     * All records that bear the number: two hospitals may have brought one each of the same person.
     *
     * @param number a Krankenversichertennummer
     */
    List<Patient> listByCard(String number);

    /**
     * The person who asks.
     *
     * @param reference {@code Practitioner/…}
     */
    Optional<Practitioner> findPerson(String reference);

    /**
     * An organisation that the person works for.
     *
     * @param reference {@code Organization/…}
     */
    Optional<Organization> findOrganisation(String reference);

    /** The person's accesses that were not ended; their time may be over. */
    List<Task> opened(String person);

    /** Stores a transaction Bundle, wholly or not at all. */
    void store(Bundle transaction);
}
