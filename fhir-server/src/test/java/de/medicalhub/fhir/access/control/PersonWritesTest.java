package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PersonWritesTest {
    private static final String CASE = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
    private static final String OTHER_CASE = "6fa459ea-ee8a-3ca4-894e-db77e160355e";
    private static final String ORGANISATION = "Organization/practice";

    private final FakeCareRecords records = new FakeCareRecords();
    private final WriteRules rules = new WriteRules(records);

    @BeforeEach
    void aCase() {
        records.team(CASE, "Patient/p", ORGANISATION, CasePart.GP);
        records.team(CASE, "Patient/p", ORGANISATION, CasePart.HOSPITAL);
        role("own", "Practitioner/x");
        role("other", "Practitioner/y");
    }

    @Test
    @DisplayName("3: written is about patients of a case in which the own organisation takes part")
    void needsARelation() {
        assertThat(create(Role.GP, observation("p", ""))).isEmpty();
        assertThat(create(Role.GP, observation("q", ""))).contains(Refusal.notThere());
        assertThat(create(Role.GP, new Observation())).contains(Refusal.notThere());
        assertThat(create(Role.NURSE, observation("p", ""))).contains(Refusal.notThere());
        assertThat(create(Role.PHARMACIST, observation("p", ""))).contains(Refusal.notYours());
    }

    @Test
    void theAuthorIsTheCaller() {
        for (String own : List.of("Practitioner/x", ORGANISATION, "PractitionerRole/own")) {
            assertThat(create(Role.GP, observation("p", own))).as(own).isEmpty();
        }
        for (String other : List.of("Practitioner/y", "Organization/other", "PractitionerRole/other", "Patient/p")) {
            assertThat(create(Role.GP, observation("p", other))).as(other).isPresent();
        }
        Observation two = observation("p", "Practitioner/x").addPerformer(new Reference("Practitioner/y"));
        assertThat(create(Role.GP, two)).isPresent();
        MedicationRequest named = new MedicationRequest().setSubject(new Reference("Patient/p"));
        named.getRequester().setDisplay("Dr. Somebody");
        assertThat(create(Role.GP, named)).isPresent();
        Condition asserted = new Condition().setSubject(new Reference("Patient/p"));
        asserted.setRecorder(new Reference("Practitioner/x")).setAsserter(new Reference("Practitioner/y"));
        assertThat(create(Role.GP, asserted)).isPresent();
    }

    @Test
    void onlyTheOwnIsChangedAndStaysTheOwn() {
        Observation own = observation("p", "Practitioner/x");
        assertThat(update(Role.GP, own, own.copy())).isEmpty();
        assertThat(update(Role.GP, observation("p", ""), own)).isPresent();
        assertThat(update(Role.GP, own, observation("p", ""))).isPresent();
        assertThat(update(Role.GP, observation("p", "Practitioner/y"), own)).isPresent();
    }

    @Test
    void thePatientStaysTheSame() {
        records.team(OTHER_CASE, "Patient/q", ORGANISATION, CasePart.GP);
        Observation own = observation("p", "Practitioner/x");
        assertThat(update(Role.GP, own, observation("q", "Practitioner/x"))).contains(Refusal.notThere());
    }

    @Test
    void theCaseStaysTheSameAndIsOneOfTheOwn() {
        assertThat(create(Role.DISCHARGE_MANAGER, letter(CASE))).isEmpty();
        assertThat(create(Role.DISCHARGE_MANAGER, letter(OTHER_CASE))).contains(Refusal.notThere());
        assertThat(update(Role.DISCHARGE_MANAGER, letter(CASE), letter(CASE))).isEmpty();
        assertThat(update(Role.DISCHARGE_MANAGER, letter(CASE), letter(OTHER_CASE)))
                .contains(Refusal.notThere());
    }

    @Test
    void patientsWriteAboutThemselvesOnly() {
        assertThat(patient(new QuestionnaireResponse().setSubject(new Reference("Patient/p"))))
                .isEmpty();
        assertThat(patient(new QuestionnaireResponse().setSubject(new Reference("Patient/q"))))
                .contains(Refusal.notThere());
    }

    @Test
    @DisplayName("What is no record of treatment is not said to be one when somebody would delete it")
    void aCalendarIsNoRecordOfTreatment() {
        for (Resource other : List.of(new Slot(), new Schedule(), new CodeSystem(), new Medication())) {
            for (Role role : List.of(Role.HOSPITAL_SYSTEM, Role.GP)) {
                assertThat(rules.refuseDelete(ties(role, "Organization/x"), other))
                        .hasValueSatisfying(refusal -> assertThat(refusal.sentence())
                                .doesNotContain("treatment")
                                .contains("role"));
            }
        }
        assertThat(RequestGuard.refusal("CodeSystem", Interaction.DELETE)).hasMessageNotContaining("treatment");
        assertThat(RequestGuard.refusal("Observation", Interaction.DELETE)).hasMessageContaining("ten years");
    }

    @Test
    void draftsOnlyAreDeletedAndByTheirAuthorOnly() {
        QuestionnaireResponse draft = new QuestionnaireResponse()
                .setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS)
                .setSubject(new Reference("Patient/p"));
        assertThat(rules.refuseDelete(ties(Role.PATIENT, "Patient/p"), draft)).contains(Refusal.notThere());
        draft.setAuthor(new Reference("Patient/p"));
        assertThat(rules.refuseDelete(ties(Role.PATIENT, "Patient/p"), draft)).isEmpty();
        assertThat(rules.refuseDelete(ties(Role.PATIENT, "Patient/q"), draft)).contains(Refusal.notThere());
        assertThat(rules.refuseDelete(ties(Role.GP, "Practitioner/x"), draft)).contains(Deletions.KEPT);
        draft.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        assertThat(rules.refuseDelete(ties(Role.PATIENT, "Patient/p"), draft)).isPresent();
    }

    private void role(String id, String practitioner) {
        PractitionerRole role = new PractitionerRole().setPractitioner(new Reference(practitioner));
        role.setId("PractitionerRole/" + id);
        records.resources.put("PractitionerRole/" + id, role);
    }

    private Optional<Refusal> patient(IBaseResource created) {
        return rules.refuseCreate(ties(Role.PATIENT, "Patient/p"), created, List.of());
    }

    private Optional<Refusal> create(Role role, IBaseResource created) {
        return rules.refuseCreate(ties(role, "Practitioner/x"), created, List.of());
    }

    private Optional<Refusal> update(Role role, IBaseResource old, IBaseResource updated) {
        return rules.refuseUpdate(ties(role, "Practitioner/x"), old, updated, List.of());
    }

    private Ties ties(Role role, String person) {
        Set<String> organisations = role == Role.PATIENT ? Set.of() : Set.of(ORGANISATION);
        return new Ties(new Caller("x", Set.of(role), person), organisations, records);
    }

    private static Observation observation(String patient, String author) {
        Observation observation = new Observation().setSubject(new Reference("Patient/" + patient));
        return author.isEmpty() ? observation : observation.addPerformer(new Reference(author));
    }

    private static Composition letter(String caseId) {
        return new Composition()
                .setSubject(new Reference("Patient/p"))
                .setIdentifier(new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue(caseId))
                .addAuthor(new Reference("Practitioner/x"));
    }
}
