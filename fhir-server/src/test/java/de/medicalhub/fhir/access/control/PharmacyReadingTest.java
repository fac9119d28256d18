package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Verdict;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PharmacyReadingTest {
    private static final String CASE = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
    private static final String OTHER_CASE = "2b4e28ba-2fa1-11d2-883f-0016d3cca427";
    private static final String OWN = "Organization/pharmacy";

    private final FakeCareRecords records = new FakeCareRecords();

    @BeforeEach
    void aCase() {
        records.team(CASE, "Patient/p", OWN, CasePart.PHARMACY);
        records.team(CASE, "Patient/p", "Organization/practice", CasePart.GP);
    }

    @Test
    @DisplayName("18: messages from or to the pharmacy, and not what the others write to each other")
    void onlyTheOwnMessages() {
        assertThat(sees(message(CASE).addRecipient(new Reference(OWN)))).isTrue();
        assertThat(sees(message(CASE).setSender(new Reference("Practitioner/x"))))
                .isTrue();
        Communication colleague = message(CASE).setSender(new Reference("Practitioner/colleague"));
        colleague.addExtension(HubCodes.ON_BEHALF_OF, new Reference(OWN));
        assertThat(sees(colleague)).isTrue();
        assertThat(sees(message(CASE).addRecipient(new Reference("Organization/practice"))))
                .isFalse();
        assertThat(sees(message(OTHER_CASE).addRecipient(new Reference(OWN)))).isFalse();
    }

    @Test
    @DisplayName("18: the medication plan that holds with its content; no draft, nothing replaced, no other document")
    void onlyThePlanThatHolds() {
        assertThat(sees(plan("plan"))).isTrue();
        assertThat(sees(plan("draft").setDocStatus(ReferredDocumentStatus.PRELIMINARY)))
                .isFalse();
        assertThat(sees(plan("old").setStatus(DocumentReferenceStatus.SUPERSEDED)))
                .isFalse();
        assertThat(sees(plan("letter").setType(type("18842-5")))).isFalse();
        assertThat(sees(content("plan", plan("plan")))).isTrue();
        assertThat(sees(content("letter", plan("letter").setType(type("18842-5")))))
                .isFalse();
        DocumentReference elsewhere = plan("elsewhere");
        elsewhere.getIdentifierFirstRep().setValue(OTHER_CASE);
        assertThat(sees(elsewhere)).isFalse();
        assertThat(sees(content("elsewhere", elsewhere))).isFalse();
    }

    @Test
    @DisplayName("18: the proof that medicine of the case was handed over; no other signature, no other case")
    void onlyTheProofOfTheHandOver() {
        assertThat(sees(proofOf(delivery("d", CASE)))).isTrue();
        assertThat(sees(proofOf(delivery("elsewhere", OTHER_CASE)))).isFalse();
        assertThat(sees(proofOf(plan("plan")))).isFalse();
        assertThat(sees(new Provenance())).isFalse();
    }

    private static SupplyDelivery delivery(String id, String caseId) {
        SupplyDelivery delivery = new SupplyDelivery().setPatient(new Reference("Patient/p"));
        delivery.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(caseId);
        delivery.setId("SupplyDelivery/" + id);
        return delivery;
    }

    private Provenance proofOf(DomainResource target) {
        records.resources.put(target.getId(), target);
        return new Provenance().addTarget(new Reference(target.getId()));
    }

    private boolean sees(IBaseResource resource) {
        Caller caller = new Caller("x", Set.of(Role.PHARMACIST), "Practitioner/x");
        return new ReadDecision(new Ties(caller, Set.of(OWN), records)).decide(resource) == Verdict.FULL;
    }

    private static Communication message(String caseId) {
        Communication message = new Communication();
        message.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(caseId);
        message.setSubject(new Reference("Patient/p")).setSender(new Reference("Practitioner/gp"));
        message.setId("Communication/m");
        return message;
    }

    private static DocumentReference plan(String id) {
        DocumentReference plan = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        plan.setDocStatus(ReferredDocumentStatus.FINAL).setType(type("56445-0"));
        plan.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(CASE);
        plan.setSubject(new Reference("Patient/p")).setId("DocumentReference/" + id);
        return plan;
    }

    private static CodeableConcept type(String loinc) {
        return new CodeableConcept(new Coding("http://loinc.org", loinc, null));
    }

    private Binary content(String id, DocumentReference described) {
        records.resources.put("DocumentReference/" + id, described);
        Binary content = new Binary();
        content.setSecurityContext(new Reference("DocumentReference/" + id)).setId("Binary/" + id);
        return content;
    }
}
