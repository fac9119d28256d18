package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteRulesTest {
    private static final Role TRANSPORT = Role.TRANSPORT_SERVICE;
    private static final Role VIDEO = Role.VIDEO_SERVICE;

    private final FakeCareRecords records = new FakeCareRecords();
    private final WriteRules rules = new WriteRules(records);

    @BeforeEach
    void aLeg() {
        records.resources.put("Task/leg", leg());
        records.legs.add("Patient/p");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("6: nobody writes the care team or a consent of a case or a referral")
    void whatDecidesAccessIsWrittenByOperationsOnly(Role role) {
        CareTeam team = new CareTeam();
        team.addIdentifier(identifier());
        Task referral = task(HubCodes.TASK_REFERRAL);
        Consent consent = new Consent();
        consent.addIdentifier(identifier());
        assertThat(create(role, consent)).isPresent();
        assertThat(update(role, consent, new Consent())).isPresent();
        assertThat(update(role, new Consent(), consent)).isPresent();
        assertThat(create(role, team)).isPresent();
        assertThat(update(role, team, new CareTeam())).isPresent();
        assertThat(update(role, new CareTeam(), team)).isPresent();
        assertThat(create(role, referral)).isPresent();
        assertThat(update(role, referral, task("other"))).isPresent();
        assertThat(update(role, task("other"), referral)).isPresent();
        Task emergency = task(HubCodes.TASK_EMERGENCY);
        assertThat(create(role, emergency)).isPresent();
        assertThat(update(role, emergency, task("other"))).isPresent();
        assertThat(rules.refuseDelete(ties(role), team)).isPresent();
        assertThat(rules.refuseDelete(ties(role), referral)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("6: what was answered elsewhere comes along with an administrator's import, once it has ended")
    void theEndedPastIsTheAdministrators(Role role) {
        Task ended = task(HubCodes.TASK_REFERRAL).setStatus(Task.TaskStatus.COMPLETED);
        ended.setFocus(new Reference("ServiceRequest/past"));
        Task open = ended.copy().setStatus(Task.TaskStatus.ACCEPTED);
        ServiceRequest request = new ServiceRequest().setStatus(ServiceRequest.ServiceRequestStatus.COMPLETED);
        records.resources.put("ServiceRequest/past", (ServiceRequest) request.setId("ServiceRequest/past"));
        assertThat(create(role, ended).isEmpty()).isEqualTo(role == Role.ADMIN);
        assertThat(update(role, ended, ended).isEmpty()).isEqualTo(role == Role.ADMIN);
        assertThat(create(role, open)).isPresent();
        assertThat(update(role, open, ended)).isPresent();
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        assertThat(create(role, ended)).as("an answer to what is still asked").isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADMIN", "HOSPITAL_SYSTEM"})
    void onlyAdministratorsImport(Role role) {
        assertThat(create(role, new Condition())).isPresent();
        assertThat(create(role, new Organization())).isPresent();
        assertThat(create(Role.ADMIN, new Condition())).isEmpty();
        assertThat(create(Role.ADMIN, new CareTeam())).isEmpty();
    }

    @Test
    @DisplayName("18: a pharmacy writes messages of a case in which it takes part, and of no other")
    void pharmaciesWriteMessagesOfTheirCases() {
        String caseId = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
        records.team(caseId, "Patient/p", "Organization/pharmacy", CasePart.PHARMACY);
        records.resources.put("Patient/p", new Patient().setId("Patient/p"));
        Communication message = new Communication().setSubject(new Reference("Patient/p"));
        message.setSender(new Reference("Practitioner/x"));
        message.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(caseId);
        message.addCategory().addCoding().setSystem(HubCodes.COMMUNICATION_KIND).setCode(HubCodes.KIND_MESSAGE);
        Ties pharmacy = new Ties(
                new Caller("x", Set.of(Role.PHARMACIST), "Practitioner/x"), Set.of("Organization/pharmacy"), records);
        assertThat(rules.refuseCreate(pharmacy, message, List.of())).isEmpty();
        message.getIdentifierFirstRep().setValue("2b4e28ba-2fa1-11d2-883f-0016d3cca427");
        assertThat(rules.refuseCreate(pharmacy, message, List.of())).isPresent();
    }

    @Test
    void transportMovesALegButNotWhoseItIs() {
        assertThat(update(TRANSPORT, leg(), leg().setStatus(Task.TaskStatus.ACCEPTED)))
                .isEmpty();
        assertThat(update(TRANSPORT, leg(), leg().setFor(new Reference("Patient/q"))))
                .isPresent();
        assertThat(update(TRANSPORT, leg(), leg().setOwner(new Reference("Organization/q"))))
                .isPresent();
        assertThat(update(TRANSPORT, leg(), leg().setGroupIdentifier(null))).isPresent();
        assertThat(update(TRANSPORT, task("dispense"), task("dispense"))).isPresent();
    }

    @Test
    void aDriversTaskBelongsToALegOfTheSamePatient() {
        Task child = leg().setOwner(new Reference("Practitioner/driver"));
        assertThat(create(TRANSPORT, child)).isPresent();
        child.addPartOf(new Reference("Task/leg"));
        assertThat(create(TRANSPORT, child)).isEmpty();
        child.setFor(new Reference("Patient/q"));
        assertThat(create(TRANSPORT, child)).isPresent();
    }

    @Test
    void aHandOverNeedsALegOfThePatient() {
        assertThat(create(TRANSPORT, new SupplyDelivery().setPatient(new Reference("Patient/p"))))
                .isEmpty();
        assertThat(create(TRANSPORT, new SupplyDelivery().setPatient(new Reference("Patient/q"))))
                .isPresent();
        assertThat(create(TRANSPORT, new SupplyDelivery())).isPresent();
    }

    @Test
    @DisplayName("The transport module proves deliveries of its legs, and changes no proof of anything else")
    void proofsOfDeliveries() {
        records.resources.put("SupplyDelivery/d", new SupplyDelivery().setPatient(new Reference("Patient/p")));
        records.resources.put("SupplyDelivery/other", new SupplyDelivery().setPatient(new Reference("Patient/q")));
        assertThat(create(TRANSPORT, proof("SupplyDelivery/d"))).isEmpty();
        assertThat(update(TRANSPORT, proof("SupplyDelivery/d"), proof("SupplyDelivery/d")))
                .isEmpty();
        assertThat(create(TRANSPORT, new Provenance())).isPresent();
        assertThat(create(TRANSPORT, proof("SupplyDelivery/other"))).isPresent();
        assertThat(create(TRANSPORT, proof("Patient/p"))).isPresent();
        assertThat(update(TRANSPORT, proof("Patient/p"), proof("SupplyDelivery/d")))
                .isPresent();
        SupplyDelivery sentAlong = new SupplyDelivery().setPatient(new Reference("Patient/p"));
        sentAlong.setId("SupplyDelivery/new");
        assertThat(rules.refuseCreate(ties(TRANSPORT), proof("SupplyDelivery/new"), List.of(sentAlong)))
                .isEmpty();
        assertThat(update(TRANSPORT, proof("SupplyDelivery/d"), proof("Patient/p")))
                .isPresent();
    }

    private static Provenance proof(String target) {
        return new Provenance().addTarget(new Reference(target));
    }

    @Test
    void videoMovesItsEncountersOnly() {
        assertThat(update(VIDEO, encounter("VR"), encounter("VR").setStatus(Encounter.EncounterStatus.FINISHED)))
                .isEmpty();
        assertThat(update(VIDEO, encounter("IMP"), encounter("IMP"))).isPresent();
        assertThat(update(VIDEO, encounter("IMP"), encounter("VR"))).isPresent();
        assertThat(update(VIDEO, encounter("VR"), encounter("VR").setSubject(new Reference("Patient/q"))))
                .isPresent();
        assertThat(create(VIDEO, encounter("VR"))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("6: who compared the health card is written by the video service only, and kept by everybody else")
    void theVideoServiceSaysWhoCompared(Role role) {
        Encounter compared = encounter("VR");
        compared.addExtension(HubCodes.IDENTITY_CHECKED, new Reference("Practitioner/1"));
        Encounter other = encounter("VR");
        other.addExtension(HubCodes.IDENTITY_CHECKED, new Reference("Practitioner/2"));
        boolean mayAtAll = update(role, encounter("VR"), encounter("VR")).isEmpty();
        assertThat(update(role, compared, compared.copy()).isEmpty()).isEqualTo(mayAtAll);
        assertThat(create(role, compared)).isPresent();
        for (Encounter after : List.of(other, encounter("VR"))) {
            assertThat(update(role, compared, after).isEmpty()).isEqualTo(role == VIDEO);
            assertThat(update(role, after, compared).isEmpty()).isEqualTo(role == VIDEO);
        }
        assertThat(mayAtAll).isEqualTo(role == VIDEO || role == Role.ADMIN);
    }

    private Optional<Refusal> create(Role role, IBaseResource created) {
        return rules.refuseCreate(ties(role), created, List.of());
    }

    private Optional<Refusal> update(Role role, IBaseResource old, IBaseResource updated) {
        return rules.refuseUpdate(ties(role), old, updated, List.of());
    }

    /** New for each request. */
    private Ties ties(Role role) {
        return new Ties(new Caller("x", Set.of(role), ""), Set.of("Organization/hospital"), records);
    }

    private static Task leg() {
        return task(HubCodes.TASK_TRANSPORT_LEG);
    }

    private static Task task(String code) {
        Task task = new Task().setFor(new Reference("Patient/p")).setOwner(new Reference("Organization/carrier"));
        task.setGroupIdentifier(identifier());
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(code);
        return task;
    }

    private static Encounter encounter(String kind) {
        Encounter encounter = new Encounter().setSubject(new Reference("Patient/p"));
        encounter.getClass_().setCode(kind);
        return encounter;
    }

    private static Identifier identifier() {
        return new Identifier().setSystem(HubCodes.CASE_SYSTEM).setValue("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
    }
}
