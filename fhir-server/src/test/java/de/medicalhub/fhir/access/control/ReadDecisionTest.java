package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import de.medicalhub.fhir.access.entity.Verdict;
import de.medicalhub.fhir.consent.ConsentPurpose;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadDecisionTest {
    private static final String CASE = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
    private static final Patient PATIENT = (Patient) new Patient().setId("Patient/p");
    private static final Condition CONDITION =
            (Condition) new Condition().setSubject(new Reference("Patient/p")).setId("Condition/c");
    private static final CarePlan PLAN = plan(CASE);

    private final FakeCareRecords records = new FakeCareRecords();

    @BeforeEach
    void openCase() {
        records.team(CASE, "Patient/p", "Organization/hospital", CasePart.HOSPITAL);
        records.team(CASE, "Patient/p", "Organization/practice", CasePart.GP);
        records.team(CASE, "Patient/p", "Organization/pharmacy", CasePart.PHARMACY);
        records.team(CASE, "Patient/p", "Organization/carrier", CasePart.CARRIER);
        records.team(CASE, "Patient/p", "Organization/nursing", CasePart.NURSING);
    }

    @ParameterizedTest
    @CsvSource({
        "DISCHARGE_MANAGER, Organization/hospital, FULL, FULL, FULL",
        "GP, Organization/practice, FULL, FULL, FULL",
        "NURSE, Organization/nursing, FULL, FULL, FULL",
        "PHARMACIST, Organization/pharmacy, FULL, HIDDEN, FULL",
        "DISPATCHER, Organization/carrier, FULL, HIDDEN, FULL",
        "DRIVER, Organization/carrier, HIDDEN, HIDDEN, HIDDEN",
        "ADMIN, Organization/hospital, HIDDEN, HIDDEN, HIDDEN",
        "GP, Organization/hospital, HIDDEN, HIDDEN, HIDDEN",
        "NURSE, Organization/other, HIDDEN, HIDDEN, HIDDEN"
    })
    @DisplayName("3: the care team opens the records, each part as the table says")
    void theCareTeamOpens(Role role, String organisation, Verdict patient, Verdict condition, Verdict plan) {
        ReadDecision decision = as(role, organisation);
        assertThat(decision.decide(PATIENT)).isEqualTo(patient);
        assertThat(decision.decide(CONDITION)).isEqualTo(condition);
        assertThat(decision.decide(PLAN)).isEqualTo(plan);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("1: without any tie nothing about a patient is shown, to no role")
    void strangersSeeNothing(Role role) {
        ReadDecision decision = new ReadDecision(
                new Ties(new Caller("x", Set.of(role), "Practitioner/x"), Set.of("Organization/x"), records));
        for (String type : ResourceTypes.ABOUT_PATIENTS) {
            Resource resource = ResourceFactory.createResource(type);
            resource.setId(type + "/1");
            assertThat(decision.decide(resource)).as("%s sees %s", role, type).isEqualTo(Verdict.HIDDEN);
        }
    }

    @Test
    void everybodySignedInReadsTheDirectory() {
        for (Role role : Role.values()) {
            assertThat(as(role, "Organization/x").decide(new Organization())).isEqualTo(Verdict.FULL);
        }
        assertThat(new ReadDecision(new Ties(Caller.NOBODY, Set.of(), records)).decide(new Organization()))
                .isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void partsOfAnotherCaseOfThePatientStayHiddenFromPharmacyAndCarrier() {
        CarePlan other = plan("2b4e28ba-2fa1-11d2-883f-0016d3cca427");
        assertThat(as(Role.PHARMACIST, "Organization/pharmacy").decide(other)).isEqualTo(Verdict.HIDDEN);
        assertThat(as(Role.DISPATCHER, "Organization/carrier").decide(other)).isEqualTo(Verdict.HIDDEN);
        assertThat(as(Role.GP, "Organization/practice").decide(other)).isEqualTo(Verdict.FULL);
    }

    @Test
    void aResourceAboutTwoPatientsNeedsBoth() {
        Encounter shared = new Encounter().setSubject(new Reference("Patient/p"));
        shared.setId("Encounter/e");
        assertThat(as(Role.GP, "Organization/practice").decide(shared)).isEqualTo(Verdict.FULL);
        org.hl7.fhir.r4.model.Appointment both = new org.hl7.fhir.r4.model.Appointment();
        both.addParticipant().setActor(new Reference("Patient/p"));
        both.addParticipant().setActor(new Reference("Patient/q"));
        assertThat(as(Role.GP, "Organization/practice").decide(both)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void inpatientsOfTheOwnHospitalAreReadWithoutACase() {
        records.teams.clear();
        assertThat(as(Role.DISCHARGE_MANAGER, "Organization/hospital").decide(CONDITION))
                .isEqualTo(Verdict.HIDDEN);
        records.inpatients.add("Patient/p");
        assertThat(as(Role.DISCHARGE_MANAGER, "Organization/hospital").decide(CONDITION))
                .isEqualTo(Verdict.FULL);
        assertThat(as(Role.GP, "Organization/hospital").decide(CONDITION)).isEqualTo(Verdict.HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, PROJECTION",
        "RECEIVED, PROJECTION",
        "ACCEPTED, PROJECTION",
        "CANCELLED, CLOSED",
        "REJECTED, CLOSED",
        "FAILED, CLOSED"
    })
    @DisplayName("4: the asked see a projection while it is open, then only that it has ended")
    void theAskedSeeAProjection(Task.TaskStatus status, Verdict verdict) {
        Task task = referral("Organization/asked", status);
        records.resources.put("Task/t", task);
        assertThat(as(Role.NURSE, "Organization/asked").decide(task)).isEqualTo(verdict);
        assertThat(as(Role.NURSE, "Organization/stranger").decide(task)).isEqualTo(Verdict.HIDDEN);
        assertThat(as(Role.GP, "Organization/asked").decide(task)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    @DisplayName("4: an old version tells no more than the current one")
    void oldVersionsAreDecidedByTheCurrentOne() {
        records.resources.put("Task/t", referral("Organization/asked", Task.TaskStatus.CANCELLED));
        Task old = referral("Organization/asked", Task.TaskStatus.REQUESTED);
        assertThat(as(Role.NURSE, "Organization/asked").decide(old)).isEqualTo(Verdict.CLOSED);
    }

    @Test
    void theAskedSeeTheRequestOnlyWhileTheyAreAsked() {
        ServiceRequest request = nursingRequest();
        ReadDecision asked = as(Role.NURSE, "Organization/asked");
        assertThat(asked.decide(request)).isEqualTo(Verdict.HIDDEN);
        records.referrals.put("ServiceRequest/n" + Set.of("Organization/asked"), Set.of("accepted"));
        assertThat(as(Role.NURSE, "Organization/asked").decide(request)).isEqualTo(Verdict.PROJECTION);
        records.referrals.put("ServiceRequest/n" + Set.of("Organization/asked"), Set.of("cancelled"));
        assertThat(as(Role.NURSE, "Organization/asked").decide(request)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void onlyHospitalAndWinnerSeeTheNursingRequestInFull() {
        ServiceRequest request = nursingRequest();
        Task referral = referral("Organization/nursing", Task.TaskStatus.INPROGRESS);
        Task lost = referral("Organization/lost", Task.TaskStatus.CANCELLED);
        records.resources.put("Task/t", referral);
        assertThat(as(Role.DISCHARGE_MANAGER, "Organization/hospital").decide(request))
                .isEqualTo(Verdict.FULL);
        assertThat(as(Role.NURSE, "Organization/nursing").decide(request)).isEqualTo(Verdict.FULL);
        assertThat(as(Role.NURSE, "Organization/nursing").decide(referral)).isEqualTo(Verdict.FULL);
        assertThat(as(Role.NURSE, "Organization/nursing").decide(lost)).isEqualTo(Verdict.HIDDEN);
        assertThat(as(Role.GP, "Organization/practice").decide(request)).isEqualTo(Verdict.WITHOUT_NOTE);
        assertThat(as(Role.PHARMACIST, "Organization/pharmacy").decide(request)).isEqualTo(Verdict.OUTLINE);
        assertThat(as(Role.DISPATCHER, "Organization/carrier").decide(referral)).isEqualTo(Verdict.OUTLINE);
    }

    @Test
    void patientsSeeThemselves() {
        assertThat(person(Role.PATIENT, "Patient/p").decide(CONDITION)).isEqualTo(Verdict.FULL);
        assertThat(person(Role.PATIENT, "Patient/q").decide(CONDITION)).isEqualTo(Verdict.HIDDEN);
        assertThat(person(Role.PATIENT, "").decide(CONDITION)).isEqualTo(Verdict.HIDDEN);
        AuditEvent event = new AuditEvent();
        event.addEntity().setWhat(new Reference("Patient/p"));
        assertThat(person(Role.PATIENT, "Patient/p").decide(event)).isEqualTo(Verdict.FULL);
        assertThat(person(Role.PATIENT, "Patient/q").decide(event)).isEqualTo(Verdict.HIDDEN);
        assertThat(person(Role.ADMIN, "Practitioner/admin").decide(event)).isEqualTo(Verdict.FULL);
    }

    @Test
    void aSignatureIsReadByWhoReadsWhatItSigns() {
        SupplyDelivery delivery = new SupplyDelivery().setPatient(new Reference("Patient/p"));
        delivery.setId("SupplyDelivery/d");
        records.resources.put("SupplyDelivery/d", delivery);
        Provenance signature = new Provenance();
        signature.addTarget(new Reference("SupplyDelivery/d"));
        assertThat(as(Role.GP, "Organization/practice").decide(signature)).isEqualTo(Verdict.FULL);
        assertThat(as(Role.GP, "Organization/other").decide(signature)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void thePharmacyReadsThePrescriptionsOfItsPatients() {
        IBaseResource prescription = new MedicationRequest().setSubject(new Reference("Patient/p"));
        assertThat(as(Role.PHARMACIST, "Organization/pharmacy").decide(prescription))
                .isEqualTo(Verdict.FULL);
        assertThat(as(Role.PHARMACIST, "Organization/other").decide(prescription))
                .isEqualTo(Verdict.HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "DISCHARGE_MANAGER, Organization/hospital",
        "GP, Organization/practice",
        "NURSE, Organization/nursing",
        "PHARMACIST, Organization/pharmacy",
        "DISPATCHER, Organization/carrier"
    })
    @DisplayName("10: without a consent that holds, the care team opens nothing")
    void withoutConsentTheTeamOpensNothing(Role role, String organisation) {
        assertThat(as(role, organisation).decide(PLAN)).isEqualTo(Verdict.FULL);
        records.agreements.clear();
        assertThat(as(role, organisation).decide(PLAN)).isEqualTo(Verdict.HIDDEN);
        assertThat(as(role, organisation).decide(PATIENT)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    @DisplayName("10: it must be for this purpose, this case and this recipient; the hospital need not be named")
    void theConsentMustFit() {
        records.agreements.clear();
        records.agreed(CASE, "Patient/p", ConsentPurpose.VIDEO, "Organization/practice");
        records.agreed(CASE, "Patient/p", ConsentPurpose.REFERRAL, "Organization/practice");
        records.agreed("other", "Patient/p", ConsentPurpose.DISCHARGE, "Organization/practice");
        assertThat(as(Role.GP, "Organization/practice").decide(PATIENT)).isEqualTo(Verdict.HIDDEN);
        records.agreed(CASE, "Patient/p", ConsentPurpose.DISCHARGE, "Organization/pharmacy");
        assertThat(as(Role.GP, "Organization/practice").decide(PATIENT)).isEqualTo(Verdict.HIDDEN);
        assertThat(as(Role.DISCHARGE_MANAGER, "Organization/hospital").decide(PATIENT))
                .isEqualTo(Verdict.FULL);
        records.agreed(CASE, "Patient/p", ConsentPurpose.DISCHARGE, "Organization/practice");
        assertThat(as(Role.GP, "Organization/practice").decide(PATIENT)).isEqualTo(Verdict.FULL);
    }

    @Test
    @DisplayName("10: without consent to the referral the asked see no more than that it has ended")
    void withoutConsentNobodyIsAsked() {
        Task task = referral("Organization/asked", Task.TaskStatus.REQUESTED);
        records.resources.put("Task/t", task);
        records.referrals.put("ServiceRequest/n" + Set.of("Organization/asked"), Set.of("requested"));
        records.agreements.clear();
        assertThat(as(Role.NURSE, "Organization/asked").decide(task)).isEqualTo(Verdict.CLOSED);
        assertThat(as(Role.NURSE, "Organization/asked").decide(nursingRequest()))
                .isEqualTo(Verdict.HIDDEN);
    }

    private ReadDecision as(Role role, String organisation) {
        return new ReadDecision(
                new Ties(new Caller("x", EnumSet.of(role), "Practitioner/x"), Set.of(organisation), records));
    }

    private ReadDecision person(Role role, String fhirUser) {
        return new ReadDecision(new Ties(new Caller("x", EnumSet.of(role), fhirUser), Set.of(), records));
    }

    private static CarePlan plan(String caseId) {
        CarePlan plan = new CarePlan().setSubject(new Reference("Patient/p"));
        plan.addIdentifier(identifier(caseId));
        plan.setId("CarePlan/" + caseId);
        return plan;
    }

    private static Identifier identifier(String caseId) {
        return new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue(caseId);
    }

    private static Task referral(String owner, Task.TaskStatus status) {
        Task task = new Task().setStatus(status).setOwner(new Reference(owner)).setFor(new Reference("Patient/p"));
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_REFERRAL);
        task.setGroupIdentifier(identifier(CASE));
        task.setId("Task/t");
        return task;
    }

    private static ServiceRequest nursingRequest() {
        ServiceRequest request = new ServiceRequest().setSubject(new Reference("Patient/p"));
        request.setRequisition(identifier(CASE));
        request.addCategory().addCoding().setSystem(HubCodes.REQUEST_CATEGORY).setCode("nursing");
        request.setId("ServiceRequest/n");
        return request;
    }
}
