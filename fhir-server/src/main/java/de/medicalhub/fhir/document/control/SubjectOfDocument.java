package de.medicalhub.fhir.document.control;

import java.util.Optional;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;

/**
 * The patient and encounter known here that a document is about.
 *
 * @param encounter empty if the document names none
 */
record SubjectOfDocument(Patient patient, Optional<Encounter> encounter) {
    private static final String SUBJECT = "Composition.subject";
    private static final String ENCOUNTER = "Composition.encounter";

    /**
     * By the identifiers that the document's own Patient and Encounter bear.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException if somebody or something is not known
     */
    static SubjectOfDocument find(DocumentBundle document, KnownSubjects known) {
        Composition composition = document.composition();
        Patient patient = document.find(Patient.class, composition.getSubject())
                .map(sent -> known.require(Patient.class, sent.getIdentifier(), SUBJECT))
                .orElseGet(() -> known.require(Patient.class, composition.getSubject(), SUBJECT));
        if (!composition.hasEncounter()) {
            return new SubjectOfDocument(patient, Optional.empty());
        }
        Encounter encounter = document.find(Encounter.class, composition.getEncounter())
                .map(sent -> known.require(Encounter.class, sent.getIdentifier(), ENCOUNTER))
                .orElseGet(() -> known.require(Encounter.class, composition.getEncounter(), ENCOUNTER));
        known.requireSame(patient, encounter, ENCOUNTER);
        return new SubjectOfDocument(patient, Optional.of(encounter));
    }
}
