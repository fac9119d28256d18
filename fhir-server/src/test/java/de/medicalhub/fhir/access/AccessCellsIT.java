package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.Interaction;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cells of {@link AccessTable} that need more than a resource of their type ({@link AccessTableIT} tries the others). */
class AccessCellsIT {
    private static final String MARK = UUID.randomUUID().toString().substring(0, 8);
    private static final String PHARMACY = "Organization/pharmacy-polch";
    /** The store looks through them before it takes them; a Subscription has its own test. */
    private static final Set<String> DEFINITIONS = Set.of(
            "StructureDefinition",
            "SearchParameter",
            "OperationDefinition",
            "ImplementationGuide",
            "CodeSystem",
            "ValueSet",
            "ConceptMap",
            "NamingSystem",
            "Subscription");

    private static final Rest TRANSPORT = new Rest("medhub-transport");
    private static final Rest HOSPITAL = new Rest("medhub-hospital");

    private static CaseUnderTest ours = CaseUnderTest.admitted();
    private static CaseUnderTest untied = ours;

    @BeforeAll
    static void aCase() {
        untied = CaseUnderTest.admitted();
        ours = CaseUnderTest.started();
    }

    @Test
    @DisplayName("1: the administrator creates and changes each type")
    void theAdministratorBringsEverything() {
        Rest admin = new Rest("admin1");
        Set<String> types = new TreeSet<>(ResourceTypes.all(true));
        types.addAll(ResourceTypes.all(false));
        types.addAll(Set.of("Person", "Group", "VerificationResult"));
        types.removeAll(DEFINITIONS);
        List<String> faults = Collections.synchronizedList(new ArrayList<>());
        types.parallelStream().forEach(type -> {
            assertThat(AccessTable.allows(Set.of(Role.ADMIN), type, Interaction.CREATE))
                    .isTrue();
            Resource sent = MinimalResources.of(type, untied.patient());
            expect(faults, admin.post(type, sent), 201, "creates " + type);
            Resource brought = MinimalResources.withId(MinimalResources.of(type, untied.patient()), "cell-" + MARK);
            expect(faults, admin.put(brought), 201, "brings " + type);
            expect(faults, admin.put(brought), 200, "changes " + type);
        });
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("18: the pharmacy writes messages of its case, and of no other patient")
    void thePharmacyWritesMessages() {
        Rest pharmacist = new Rest("pharmacist1");
        Answer written = pharmacist.post("Communication", message(ours.patient(), ours.caseId()));
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        Communication stored = (Communication) parsed(written);
        assertThat(pharmacist.get(reference(stored)).status()).isEqualTo(200);
        stored.setStatus(Communication.CommunicationStatus.ENTEREDINERROR);
        assertThat(pharmacist.put(stored).status()).isEqualTo(200);
        for (Communication other : List.of(
                message(untied.patient(), ours.caseId()),
                message(ours.patient(), UUID.randomUUID().toString()),
                message(untied.patient(), UUID.randomUUID().toString()))) {
            Answer refused = pharmacist.post("Communication", other);
            assertThat(refused.status()).as(refused.body()).isIn(403, 404);
        }
    }

    @Test
    @DisplayName(
            "The transport service adds a driver's share to a leg, a delivery and its proof, and nothing about others")
    void theTransportServiceAdds() {
        Task leg = (Task) parsed(TRANSPORT.get(ours.ride()));
        assertThat(TRANSPORT.post("Task", share(leg, ours.patient())).status()).isEqualTo(201);
        assertThat(TRANSPORT.post("Task", share(leg, untied.patient())).status())
                .isEqualTo(403);
        Task alone = share(leg, ours.patient()).setPartOf(List.of());
        assertThat(TRANSPORT.post("Task", alone).status()).isEqualTo(403);
        Answer delivered =
                TRANSPORT.post("SupplyDelivery", new SupplyDelivery().setPatient(new Reference(ours.patient())));
        assertThat(delivered.status()).as(delivered.body()).isEqualTo(201);
        assertThat(TRANSPORT
                        .post("SupplyDelivery", new SupplyDelivery().setPatient(new Reference(untied.patient())))
                        .status())
                .isEqualTo(403);
        Answer proven = TRANSPORT.post("Provenance", proof(reference(parsed(delivered))));
        assertThat(proven.status()).as(proven.body()).isEqualTo(201);
        assertThat(TRANSPORT.put(parsed(proven)).status()).isEqualTo(200);
        for (String other : List.of(ours.patient(), untied.patient(), ours.ride(), ours.encounter())) {
            assertThat(TRANSPORT.post("Provenance", proof(other)).status())
                    .as(other)
                    .isIn(403, 404);
        }
    }

    @Test
    @DisplayName("A Subscription is changed and deleted by whom it belongs to")
    void subscriptionsAreTheirOwners() {
        for (Rest owner : List.of(HOSPITAL, TRANSPORT)) {
            Rest other = owner.equals(HOSPITAL) ? TRANSPORT : HOSPITAL;
            Answer created = owner.post("Subscription", MinimalResources.of("Subscription", ""));
            assertThat(created.status()).as(owner + created.body()).isEqualTo(201);
            Subscription stored = (Subscription) parsed(created);
            String reference = reference(stored);
            assertThat(owner.put(stored.setReason("neu")).status())
                    .as(owner + reference)
                    .isEqualTo(200);
            assertThat(other.get(reference).status()).as(other + reference).isEqualTo(404);
            assertThat(other.put(stored).status()).as(other + reference).isIn(403, 404);
            assertThat(other.delete(reference).status()).as(other + reference).isIn(403, 404);
            assertThat(owner.delete(reference).status()).as(owner + reference).isEqualTo(200);
            assertThat(owner.get(reference).status()).as(owner + reference).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("A hospital's system deletes an own patient to whom nothing refers, and nobody else's")
    void ownPatientsAreDeleted() {
        Answer created = HOSPITAL.post("Patient", new Patient());
        String own = reference(parsed(created));
        Patient foreign = new Patient().setManagingOrganization(new Reference("Organization/hospital-andernach"));
        String hidden = Imported.put(MinimalResources.withId(foreign, "cell-foreign-" + MARK));
        assertThat(HOSPITAL.delete(hidden).status()).isEqualTo(404);
        assertThat(HOSPITAL.delete("Patient/none-" + MARK).status()).isEqualTo(404);
        assertThat(HOSPITAL.delete(own).status()).isEqualTo(200);
        assertThat(HOSPITAL.get(own).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("6: who compared the health card is written by the video service only")
    void theVideoServiceSaysWhoCompared() {
        Rest video = new Rest("medhub-video");
        Encounter visit = new Encounter().setSubject(new Reference(untied.patient()));
        visit.setStatus(Encounter.EncounterStatus.PLANNED)
                .setServiceProvider(new Reference("Organization/hospital-mayen"))
                .getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("VR");
        Answer created = HOSPITAL.post("Encounter", visit);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Encounter stored = (Encounter) parsed(created);
        Encounter claimed = compared(stored, "Practitioner/gp-1");
        for (Rest other : List.of(HOSPITAL, new Rest("admin1"))) {
            assertThat(other.post("Encounter", compared(visit, "Practitioner/gp-1"))
                            .status())
                    .as(other + " creates")
                    .isEqualTo(403);
            assertThat(other.put(claimed).status()).as(other + " adds").isEqualTo(403);
        }
        Answer said = video.put(claimed);
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        for (Rest other : List.of(HOSPITAL, new Rest("admin1"))) {
            assertThat(other.put(stored).status()).as(other + " removes").isEqualTo(403);
            assertThat(other.put(compared(stored, "Practitioner/gp-2")).status())
                    .as(other + " changes")
                    .isEqualTo(403);
            assertThat(other.put(claimed.setStatus(Encounter.EncounterStatus.ARRIVED))
                            .status())
                    .as(other + " keeps")
                    .isEqualTo(200);
        }
        assertThat(video.put(stored).status()).isEqualTo(200);
    }

    private static Encounter compared(Encounter visit, String by) {
        Encounter compared = visit.copy();
        Extension check = compared.addExtension().setUrl(HubCodes.IDENTITY_CHECKED);
        check.addExtension(HubCodes.IDENTITY_CHECKED_BY, new Reference(by));
        check.addExtension(HubCodes.IDENTITY_CHECKED_AT, new DateTimeType("2026-11-20T08:00:00+01:00"));
        return compared;
    }

    private static Communication message(String patient, String caseId) {
        Communication message = new Communication();
        message.setStatus(Communication.CommunicationStatus.COMPLETED).setSubject(new Reference(patient));
        message.addIdentifier().setSystem(HubCodes.CASE_SYSTEM).setValue(caseId);
        message.addCategory().addCoding().setSystem(HubCodes.COMMUNICATION_KIND).setCode(HubCodes.KIND_MESSAGE);
        message.setSender(new Reference("Practitioner/pharmacist-1"));
        message.addExtension(HubCodes.ON_BEHALF_OF, new Reference(PHARMACY));
        return message.addRecipient(new Reference("Organization/hospital-mayen"));
    }

    private static Task share(Task leg, String patient) {
        Task share = new Task().setStatus(Task.TaskStatus.ACCEPTED).setIntent(Task.TaskIntent.ORDER);
        share.setCode(leg.getCode()).setGroupIdentifier(leg.getGroupIdentifier());
        share.setFor(new Reference(patient)).setOwner(new Reference("Practitioner/driver-1"));
        return share.addPartOf(new Reference("Task/" + leg.getIdElement().getIdPart()));
    }

    private static Provenance proof(String target) {
        Provenance proof = new Provenance().addTarget(new Reference(target)).setRecorded(Date.from(Instant.EPOCH));
        proof.addAgent().setWho(new Reference("Practitioner/driver-1"));
        return proof;
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static Resource parsed(Answer answer) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(answer.body());
    }

    private static void expect(List<String> faults, Answer answer, int status, String does) {
        if (answer.status() != status) {
            faults.add(does + ": " + answer.status() + " instead of " + status);
        }
    }
}
