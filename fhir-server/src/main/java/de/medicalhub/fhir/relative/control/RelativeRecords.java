package de.medicalhub.fhir.relative.control;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.RelatedPerson;

/** The records as the operation needs them, read and written in the name of the system. */
public interface RelativeRecords {
    /** The current version of a {@code RelatedPerson/…}. */
    Optional<RelatedPerson> findPerson(String reference);

    /** The active Consents of the patient for relatives. */
    List<Consent> grantsOf(String patient);

    /**
     * Stores a transaction, wholly or not at all.
     *
     * @return the ids given, in the order of the entries, such as {@code Consent/12}
     */
    List<String> store(Bundle transaction);
}
