package de.medicalhub.fhir.discharge.control;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Keeps who states that a consent lies signed on paper, and who entered it (rule 23). */
final class WitnessRecord {
    private static final String PART = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private WitnessRecord() {}

    /**
     * @param consents their names in the transaction
     * @param witness name of a person, who need not have an account
     * @param person who entered it, {@code Practitioner/…}
     */
    static Provenance of(List<String> consents, String witness, String person, Instant now) {
        Provenance record = new Provenance();
        consents.forEach(consent -> record.addTarget(new Reference(consent)));
        record.setRecorded(Date.from(now));
        record.addAgent().setType(part("attester", "Attester")).setWho(new Reference().setDisplay(witness));
        record.addAgent().setType(part("enterer", "Enterer")).setWho(new Reference(person));
        return record;
    }

    private static CodeableConcept part(String code, String display) {
        return new CodeableConcept(new Coding(PART, code, display));
    }
}
