package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Keeps who decided what about a support, when and why, beside the plan: carriers read the plan, but not this (rule 18). */
final class DecisionRecord {
    private DecisionRecord() {}

    /**
     * @param plan {@code CarePlan/…}, or its name in the transaction
     * @param person {@code Practitioner/…}
     */
    static Provenance of(String plan, DischargePlan.Decision decision, String person, Instant now) {
        CodeableConcept why = OwnCodes.shipped().concept(HubCodes.NEED_DECISION, decision.answer());
        decision.reason().ifPresent(why::setText);
        Provenance record = new Provenance();
        record.addTarget(new Reference(plan));
        record.setRecorded(Date.from(now));
        record.setActivity(OwnCodes.shipped().concept(HubCodes.SUPPORT_KIND, decision.kind()));
        record.addReason(why);
        record.addAgent().setWho(new Reference(person));
        return record;
    }

    /** What was decided last about each kind: code of support-kind, code of need-decision. */
    static Map<String, String> last(List<Provenance> records) {
        Map<String, String> last = new LinkedHashMap<>();
        records.stream()
                .filter(record ->
                        !code(record.getActivity(), HubCodes.SUPPORT_KIND).isEmpty())
                .sorted(Comparator.comparing(Provenance::getRecorded))
                .forEach(record -> last.put(
                        code(record.getActivity(), HubCodes.SUPPORT_KIND),
                        code(record.getReasonFirstRep(), HubCodes.NEED_DECISION)));
        return last;
    }

    private static String code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
