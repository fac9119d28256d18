package de.medicalhub.fhir.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartDischargeTest {
    private final CaseInMemory theCase = new CaseInMemory();

    @Test
    void aCaseHoldsTogetherByItsIdentifier() {
        StartDischarge.Started started = theCase.start(Wishes.complete());
        CarePlan plan = theCase.records.all(CarePlan.class).get(0);
        assertThat(plan.getIdentifierFirstRep().getValue())
                .isEqualTo(started.caseId().toString());
        assertThat(plan.getActivity())
                .extracting(activity ->
                        activity.getReference().getReferenceElement().getResourceType())
                .containsExactly("ServiceRequest", "ServiceRequest", "ServiceRequest", "Appointment");
        assertThat(theCase.records.all(Task.class))
                .hasSize(5)
                .allMatch(task -> task.getGroupIdentifier()
                        .getValue()
                        .equals(started.caseId().toString()));
        assertThat(started.tasks()).hasSize(5).allMatch(task -> task.startsWith("Task/"));
        assertThat(theCase.records.all(Appointment.class).get(0).getExtensionByUrl(HubCodes.VIRTUAL_SERVICE))
                .isNotNull();
        assertThat(theCase.records
                        .find(Encounter.class, Wishes.STAY)
                        .orElseThrow()
                        .getExtensionByUrl(HubCodes.PLANNED_END))
                .isNotNull();
    }

    @Test
    @DisplayName("2: three consents, and the referral's names no service yet")
    void consentComesFirst() {
        theCase.start(Wishes.complete());
        assertThat(theCase.records.all(Consent.class)).hasSize(3);
        assertThat(theCase.consent("referral").getProvision().getActor()).isEmpty();
        assertThat(theCase.consent("discharge").getProvision().getActor()).hasSize(3);
    }

    @Test
    @DisplayName("23: who states that the signed paper is at hand stands beside the consents, with who entered it")
    void theWitnessIsKept() {
        theCase.start(Wishes.complete());
        Provenance record = theCase.records.all(Provenance.class).get(0);
        assertThat(record.getTarget())
                .hasSize(3)
                .allMatch(target -> target.getReference().startsWith("Consent/"));
        assertThat(record.getAgent())
                .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
                .containsExactly("attester", "enterer");
        assertThat(record.getAgentFirstRep().getWho().getDisplay()).isEqualTo("Petra Adams");
    }

    @Test
    @DisplayName("18: what the patient weighs stands in the order of the ride, if somebody said it")
    void theWeightIsOrdered() {
        theCase.start(Wishes.with("patient-weight", new IntegerType(140)));
        assertThat(theCase.records.find(Task.class, theCase.taskWith(HubCodes.TASK_TRANSPORT_LEG)))
                .hasValueSatisfying(
                        ride -> assertThat(Inputs.code(ride, "patient-weight")).contains("140"));
        assertThat(CaseInMemory.refused(
                                ProblemKind.INVALID,
                                () -> new CaseInMemory().start(Wishes.with("patient-weight", new IntegerType(501))))
                        .faults())
                .containsExactly(new Fault("patient-weight", "no-number", "500"));
    }

    @Test
    @DisplayName("18: what drivers have to know at the door stands in the orders of the ride and of the medicine")
    void theDoorNoteIsOrdered() {
        theCase.start(Wishes.with("ride-note", new StringType(" Zweimal klingeln, 3. Stock ")));
        for (String leg : List.of(HubCodes.TASK_TRANSPORT_LEG, HubCodes.TASK_DELIVERY_LEG)) {
            assertThat(theCase.records.find(Task.class, theCase.taskWith(leg)))
                    .as(leg)
                    .hasValueSatisfying(
                            task -> assertThat(Inputs.code(task, "ride-note")).contains("Zweimal klingeln, 3. Stock"));
        }
        assertThat(CaseInMemory.refused(
                                ProblemKind.INVALID,
                                () -> new CaseInMemory()
                                        .start(Wishes.with("ride-note", new StringType("x".repeat(201)))))
                        .faults())
                .containsExactly(new Fault("ride-note", "door-note-too-long"));
    }

    @Test
    @DisplayName("2: nothing is stored without consent, or with any other fault")
    void nothingIsStoredWhenAParameterIsFaulty() {
        int before = theCase.records.size();
        for (String name : Set.copyOf(Wishes.namesOf(Wishes.complete()))) {
            if (!Set.of("note", "companion").contains(name)) {
                CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.start(Wishes.without(name)));
            }
        }
        assertThat(theCase.records.size()).isEqualTo(before);
    }

    @Test
    void whomThePlanNamesMustExistAndBeOfTheRightKind() {
        Parameters wish = Wishes.with("carrier", new Reference("Organization/pharmacy"));
        Wishes.add(wish, "nursing-service", new Reference("Organization/nobody"));
        Refusal refusal = CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.start(wish));
        assertThat(refusal.faults())
                .containsExactlyInAnyOrder(
                        new Fault("nursing-service", "unknown-organisation"), new Fault("carrier", "wrong-kind"));
    }

    @Test
    void aClosedOrganisationTakesNoPart() {
        theCase.records
                .find(Organization.class, "Organization/pharmacy")
                .ifPresent(closed -> theCase.records.put("Organization/pharmacy", closed.setActive(false)));
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.start(Wishes.complete()))
                        .faults())
                .containsExactly(new Fault("pharmacy", "wrong-kind"));
    }

    @Test
    void withoutAnyAddressTheDestinationIsAskedFor() {
        theCase.records.put("Patient/p", new Patient());
        assertThat(CaseInMemory.refused(ProblemKind.INVALID, () -> theCase.start(Wishes.complete()))
                        .faults())
                .containsExactly(new Fault("destination", "no-address"));
    }

    @Test
    @DisplayName("3: a stay has one active case")
    void aSecondStartIsRefused() {
        theCase.start(Wishes.complete());
        int before = theCase.records.size();
        CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.start(Wishes.complete()));
        assertThat(theCase.records.size()).isEqualTo(before);
    }

    @Test
    @DisplayName("3: of two starts at once one finds the Encounter changed")
    void ofTwoStartsAtOnceOneIsRefused() {
        theCase.records.beforeStore = () -> theCase.start(Wishes.complete());
        assertThat(CaseInMemory.refused(ProblemKind.CONFLICT, () -> theCase.start(Wishes.complete()))
                        .faults())
                .containsExactly(Fault.ofWhole("changed-meanwhile"));
        assertThat(theCase.records.all(CarePlan.class)).hasSize(1);
    }

    @Test
    @DisplayName("6: another hospital's stay does not exist for the caller")
    void anotherHospitalsStayIsNotThere() {
        Actor stranger = new Actor("Practitioner/x", Set.of("Organization/other"));
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> new StartDischarge(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                        .start(Wishes.STAY, Wishes.complete(), stranger));
        CaseInMemory.refused(
                ProblemKind.NOT_FOUND,
                () -> new StartDischarge(theCase.records, Wishes.NO_CALENDAR, Wishes.CLOCK)
                        .start("Encounter/none", Wishes.complete(), Wishes.MANAGER));
    }

    @Test
    void onlyInpatientsAreDischarged() {
        Encounter finished = theCase.records.find(Encounter.class, Wishes.STAY).orElseThrow();
        theCase.records.put(Wishes.STAY, finished.setStatus(Encounter.EncounterStatus.FINISHED));
        CaseInMemory.refused(ProblemKind.RULE, () -> theCase.start(Wishes.complete()));
    }

    @Test
    void theLetterEscapesWhatPeopleWrote() {
        theCase.start(Wishes.complete());
        String letter = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(theCase.records.all(Composition.class).get(0));
        assertThat(letter).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void thePlanThatCarriersReadNamesNoDiagnosis() {
        theCase.start(Wishes.complete());
        String plan = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(theCase.records.all(CarePlan.class).get(0));
        assertThat(plan).contains("Condition/c").doesNotContain("Herz");
    }

    @Test
    void theRequestsToServicesHoldNothingOfThePerson() {
        theCase.start(Wishes.complete());
        theCase.records.tasks(HubCodes.TASK_REFERRAL).forEach(task -> {
            task.setFor(null).setEncounter(null);
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(task);
            assertThat(json).contains("56xxx").doesNotContain("56743", "Mendig", "Änne", "Hauptstraße", "zweimal");
        });
    }
}
