package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Keeps who ended something and why, where the resource itself has no place for it. */
final class EndingRecord {
    private EndingRecord() {}

    static Provenance of(
            String target, String system, String reason, Optional<String> comment, Actor actor, Instant now) {
        CodeableConcept why = OwnCodes.shipped().concept(system, reason);
        comment.ifPresent(why::setText);
        Provenance record = new Provenance();
        record.addTarget(new Reference(target));
        record.setRecorded(Date.from(now));
        record.addReason(why);
        record.addAgent().setWho(new Reference(actor.person()));
        return record;
    }

    /** Where the patient was transferred to. */
    static void to(Provenance record, String house) {
        record.addAgent()
                .setType(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "DST", "destination")))
                .setWho(new Reference(house));
    }
}
