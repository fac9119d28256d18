package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.consent.RelativeScope;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DraftReadingTest {
    private static final String CASE = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
    private static final String PATIENT = "Patient/p";

    private final FakeCareRecords records = new FakeCareRecords();
    private final ReadDecision hospital = as(Role.DISCHARGE_MANAGER, "Practitioner/manager", "Organization/hospital");
    private final ReadDecision practice = as(Role.GP, "Practitioner/gp", "Organization/practice");
    private final ReadDecision nursing = as(Role.NURSE, "Practitioner/nurse", "Organization/nursing");

    @BeforeEach
    void aCaseInTheHospital() {
        records.team(CASE, PATIENT, "Organization/hospital", CasePart.HOSPITAL);
        records.team(CASE, PATIENT, "Organization/practice", CasePart.GP);
        records.team(CASE, PATIENT, "Organization/nursing", CasePart.NURSING);
        records.inpatients.add(PATIENT);
        Encounter stay = new Encounter().setServiceProvider(new Reference("Organization/hospital"));
        stay.setSubject(new Reference(PATIENT)).setId("Encounter/stay");
        records.resources.put("Encounter/stay", stay);
    }

    @Test
    @DisplayName("19: an unsigned document is read by the house that writes it; signed, by all of the team")
    void anUnsignedDocument() {
        DocumentReference draft = document("Organization/practice");
        assertThat(sees(practice, draft)).isTrue();
        assertThat(sees(as(Role.GP, "Practitioner/colleague", "Organization/practice"), draft))
                .isTrue();
        assertThat(sees(nursing, draft)).isFalse();
        assertThat(sees(hospital, draft)).isFalse();
        draft.setDocStatus(ReferredDocumentStatus.FINAL);
        assertThat(sees(nursing, draft)).isTrue();
        assertThat(sees(hospital, draft)).isTrue();
    }

    @Test
    @DisplayName("19: neither is its content")
    void itsContent() {
        records.resources.put("DocumentReference/d", document("Organization/hospital"));
        Binary content = new Binary();
        content.setSecurityContext(new Reference("DocumentReference/d")).setId("Binary/b");
        assertThat(sees(hospital, content)).isTrue();
        assertThat(sees(practice, content)).isFalse();
        assertThat(sees(nursing, content)).isFalse();
    }

    @Test
    @DisplayName("19: whose author is a person is that person's and the custodian's; that of no house the hospital's")
    void whoseItIs() {
        DocumentReference own = document("Practitioner/nurse");
        assertThat(sees(nursing, own)).isTrue();
        assertThat(sees(practice, own)).isFalse();
        assertThat(sees(hospital, own)).isTrue();
        own.setCustodian(new Reference("Organization/practice"));
        assertThat(sees(practice, own)).isTrue();
        assertThat(sees(hospital, own)).isFalse();
    }

    @Test
    @DisplayName(
            "19: answers of an assessment are the hospital's until they are sent, those of a patient the patient's")
    void answersOnTheirWay() {
        QuestionnaireResponse assessment = answers("Practitioner/manager");
        assessment.setEncounter(new Reference("Encounter/stay"));
        assertThat(sees(as(Role.DISCHARGE_MANAGER, "Practitioner/colleague", "Organization/hospital"), assessment))
                .isTrue();
        assertThat(sees(nursing, assessment)).isFalse();
        QuestionnaireResponse patients = answers(PATIENT);
        assertThat(sees(as(Role.PATIENT, PATIENT), patients)).isTrue();
        assertThat(sees(hospital, patients)).isFalse();
        assertThat(sees(practice, patients)).isFalse();
        assertThat(sees(practice, patients.setStatus(QuestionnaireResponseStatus.COMPLETED)))
                .isTrue();
    }

    @Test
    @DisplayName("19: patients and the hospital's system read drafts; relatives and an emergency access do not")
    void whoElse() {
        DocumentReference draft = document("Organization/hospital");
        records.ownPatients.add(PATIENT);
        records.emergencies.put("Practitioner/duty", Set.of(PATIENT));
        records.grants.put("RelatedPerson/r", Map.of(PATIENT, RelativeScope.EVERYTHING));
        assertThat(sees(as(Role.PATIENT, PATIENT), draft)).isTrue();
        assertThat(sees(as(Role.HOSPITAL_SYSTEM, "Organization/hospital", "Organization/hospital"), draft))
                .isTrue();
        ReadDecision duty = as(Role.GP, "Practitioner/duty", "Organization/elsewhere");
        ReadDecision relative = as(Role.RELATIVE, "RelatedPerson/r");
        assertThat(sees(duty, draft)).isFalse();
        assertThat(sees(relative, draft)).isFalse();
        draft.setDocStatus(ReferredDocumentStatus.FINAL);
        assertThat(sees(duty, draft)).isTrue();
        assertThat(sees(relative, draft)).isTrue();
    }

    @Test
    @DisplayName("19: the preliminary discharge letter is for all")
    void thePreliminaryLetter() {
        Composition letter = new Composition().setStatus(Composition.CompositionStatus.PRELIMINARY);
        letter.setSubject(new Reference(PATIENT)).addAuthor(new Reference("Organization/hospital"));
        letter.setId("Composition/c");
        assertThat(sees(practice, letter)).isTrue();
        assertThat(sees(nursing, letter)).isTrue();
    }

    private static boolean sees(ReadDecision decision, IBaseResource resource) {
        return decision.decide(resource) == Verdict.FULL;
    }

    private ReadDecision as(Role role, String person, String... organisations) {
        return new ReadDecision(new Ties(new Caller("x", Set.of(role), person), Set.of(organisations), records));
    }

    private static DocumentReference document(String author) {
        DocumentReference document = new DocumentReference().setDocStatus(ReferredDocumentStatus.PRELIMINARY);
        document.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(CASE);
        document.addAuthor(new Reference(author)).setSubject(new Reference(PATIENT));
        document.setId("DocumentReference/d");
        return document;
    }

    private static QuestionnaireResponse answers(String author) {
        QuestionnaireResponse answers = new QuestionnaireResponse()
                .setStatus(QuestionnaireResponseStatus.INPROGRESS)
                .setSubject(new Reference(PATIENT))
                .setAuthor(new Reference(author));
        answers.setId("QuestionnaireResponse/q");
        return answers;
    }
}
