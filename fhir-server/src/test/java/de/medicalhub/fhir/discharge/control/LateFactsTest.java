package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import java.util.Date;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is known only after the case has begun: the scan of the consent, how the patient travels. */
class LateFactsTest {
    private final CaseInMemory theCase = new CaseInMemory();

    @BeforeEach
    void start() {
        theCase.start(Wishes.complete());
    }

    @Test
    @DisplayName("18: the scan stands behind all Consents of the case; another's document does not")
    void theScan() {
        put("DocumentReference/scan", "59284-0", "Patient/p");
        put("DocumentReference/photo", "72170-4", "Patient/p");
        put("DocumentReference/other", "59284-0", "Patient/other");
        for (String wrong : new String[] {"photo", "other", "none"}) {
            assertThat(CaseInMemory.refused(
                                    ProblemKind.INVALID, () -> attach("DocumentReference/" + wrong, Wishes.MANAGER))
                            .faults())
                    .containsExactly(new Fault("document", "no-consent-document"));
        }
        CaseInMemory.refused(ProblemKind.NOT_FOUND, () -> attach("DocumentReference/scan", CaseInMemory.NURSE_A));
        attach("DocumentReference/scan", Wishes.MANAGER);
        assertThat(theCase.records.all(Consent.class))
                .hasSize(3)
                .allSatisfy(consent ->
                        assertThat(consent.getSourceReference().getReference()).isEqualTo("DocumentReference/scan"));
        theCase.close("cancelled");
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> attach("DocumentReference/scan", Wishes.MANAGER));
    }

    @Test
    @DisplayName("19: the ride takes posture, companion, needs and weight from the newest facts, and is planned anew")
    void theRide() {
        assertThat(CaseInMemory.refused(ProblemKind.RULE, this::fit).faults())
                .containsExactly(Fault.ofWhole("no-ride-facts"));
        answers("QuestionnaireResponse/old", 0, "posture", "walking");
        answers(
                "QuestionnaireResponse/new",
                60,
                "posture",
                "lying",
                "companion",
                "false",
                "rideNeeds",
                "oxygen",
                "weight",
                "140");
        answers("QuestionnaireResponse/wrong", 90, "posture", "wheelchair");
        theCase.change(
                QuestionnaireResponse.class,
                "QuestionnaireResponse/wrong",
                mistake -> mistake.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR));
        theCase.change(
                Task.class,
                ride(),
                leg -> leg.setStatus(Task.TaskStatus.ACCEPTED).addOutput().setValue(new StringType("KTW 1")));
        fit();
        fit();
        Task ride = theCase.records.find(Task.class, ride()).orElseThrow();
        assertThat(Inputs.code(ride, "posture")).contains("lying");
        assertThat(ride.getInput().stream()
                        .filter(input -> References.has(input.getType(), HubCodes.TASK_PARAMETER, "ride-need"))
                        .map(input -> ((PrimitiveType<?>) input.getValue()).getValueAsString()))
                .containsExactly("oxygen");
        assertThat(Inputs.code(ride, "patient-weight")).contains("140");
        assertThat(ride.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(ride.getOutput()).isEmpty();
        theCase.change(Task.class, ride(), leg -> leg.setStatus(Task.TaskStatus.INPROGRESS));
        assertThat(CaseInMemory.refused(ProblemKind.RULE, this::fit).faults())
                .containsExactly(Fault.ofWhole("ride-under-way"));
    }

    @Test
    @DisplayName("19: facts without a weight take it from the ride; what is no weight changes nothing")
    void theWeight() {
        answers("QuestionnaireResponse/heavy", 0, "posture", "lying", "weight", "140");
        fit();
        answers("QuestionnaireResponse/mistyped", 60, "posture", "walking", "weight", "501");
        assertThat(CaseInMemory.refused(ProblemKind.RULE, this::fit).faults())
                .containsExactly(Fault.ofWhole("ride-weight"));
        assertThat(theCase.records.find(Task.class, ride())).hasValueSatisfying(ride -> {
            assertThat(Inputs.code(ride, "posture")).contains("lying");
            assertThat(Inputs.code(ride, "patient-weight")).contains("140");
        });
        answers("QuestionnaireResponse/unsaid", 120, "posture", "lying");
        fit();
        assertThat(theCase.records.find(Task.class, ride()))
                .hasValueSatisfying(
                        ride -> assertThat(Inputs.code(ride, "patient-weight")).isEmpty());
    }

    private String ride() {
        return theCase.taskWith(HubCodes.TASK_TRANSPORT_LEG);
    }

    private void fit() {
        new FitRide(theCase.records, Wishes.CLOCK).fit(theCase.plan(), new Parameters(), Wishes.MANAGER);
    }

    private void attach(String document, Actor actor) {
        Parameters parameters = new Parameters();
        Wishes.add(parameters, "document", new Reference(document));
        new AttachConsent(theCase.records).attach(theCase.plan(), parameters, actor);
    }

    private void put(String reference, String loinc, String patient) {
        DocumentReference document = new DocumentReference();
        document.setType(new CodeableConcept(new Coding("http://loinc.org", loinc, null)));
        theCase.records.put(reference, document.setSubject(new Reference(patient)));
    }

    private void answers(String reference, long later, String... pairs) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setIdentifier(CaseId.parse(
                        CaseId.find(theCase.records.all(CarePlan.class).get(0)).orElseThrow())
                .toIdentifier());
        response.setQuestionnaire(HubCodes.BASE + "/Questionnaire/muster-4");
        response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        response.setAuthored(Date.from(Wishes.NOW.plusSeconds(later)));
        for (int i = 0; i < pairs.length; i += 2) {
            response.addItem().setLinkId(pairs[i]).addAnswer().setValue(new StringType(pairs[i + 1]));
        }
        theCase.records.put(reference, response);
    }
}
