package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The scan of a consent that was signed on paper comes after the case has begun (rule 18). */
@Component
public class AttachConsent {
    private final CaseRecords records;
    private final TaskOperation operation;

    AttachConsent(CaseRecords records) {
        this.records = records;
        this.operation = new TaskOperation(records);
    }

    /**
     * @param reference {@code CarePlan/…}
     * @throws Refusal if it is no consent of this patient, or the case has ended
     */
    public void attach(String reference, Parameters parameters, Actor actor) {
        CarePlan plan = CloseCase.find(records, reference, actor);
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> document = reader.reference("document", "DocumentReference");
        document.filter(given -> !isConsentOf(records, References.local(plan.getSubject()), given))
                .ifPresent(other -> reader.fault("document", "no-consent-document"));
        reader.requireNoFaults();
        if (plan.getStatus() != CarePlan.CarePlanStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "plan-ended");
        }
        operation.store(() -> write(CloseCase.caseId(plan), document.orElseThrow()));
    }

    private CaseBundle write(String caseId, String document) {
        List<Consent> holding = records.partsOf(Consent.class, caseId).stream()
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
                .toList();
        if (holding.isEmpty()) {
            throw new Refusal(ProblemKind.CONFLICT, "consent-ended");
        }
        CaseBundle bundle = new CaseBundle();
        holding.forEach(consent -> bundle.replace(consent.setSource(new Reference(document))));
        return bundle;
    }

    /** The signed form of this patient; another's document says nothing. */
    static boolean isConsentOf(CaseRecords records, String patient, String document) {
        return records.find(DocumentReference.class, document)
                .filter(found -> found.getType().hasCoding("http://loinc.org", "59284-0"))
                .filter(found -> References.local(found.getSubject()).equals(patient))
                .isPresent();
    }
}
