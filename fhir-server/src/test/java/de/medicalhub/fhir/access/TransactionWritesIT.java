package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each entry of a bundle is decided like a request of its own. */
class TransactionWritesIT {
    private static final String OWN = "Organization/hospital-mayen";
    private static final String SYSTEM = "https://hospital.example/patients";

    private static final String OTHERS = "Patient/other-tx";

    private static final CaseUnderTest CASE = CaseUnderTest.started();

    private final Rest hospital = new Rest("medhub-hospital");
    private final String mark = UUID.randomUUID().toString();

    @BeforeAll
    static void anotherHospitalsPatient() {
        Patient patient = new Patient().setManagingOrganization(new Reference("Organization/hospital-andernach"));
        patient.setId(OTHERS);
        assertThat(new Rest("admin1").put(patient).status()).isBetween(200, 201);
    }

    @Test
    @DisplayName("What a transaction of the transport service stores can be read, with its version")
    void aDeliveryWithItsProvenanceIsStoredWhole() {
        SupplyDelivery delivery = new SupplyDelivery()
                .setStatus(SupplyDelivery.SupplyDeliveryStatus.COMPLETED)
                .setPatient(new Reference(CASE.patient()));
        Provenance provenance = new Provenance()
                .addTarget(new Reference("urn:uuid:" + mark))
                .setRecordedElement(new InstantType("2026-11-22T10:00:00Z"));
        provenance.addAgent().setWho(new Reference("Organization/carrier-mayen-koblenz"));
        for (boolean deliveryFirst : new boolean[] {true, false}) {
            Bundle bundle = bundle(Bundle.BundleType.TRANSACTION);
            if (deliveryFirst) {
                add(bundle, delivery).setFullUrl("urn:uuid:" + mark);
                add(bundle, provenance);
            } else {
                add(bundle, provenance);
                add(bundle, delivery).setFullUrl("urn:uuid:" + mark);
            }
            Bundle answer = new Rest("medhub-transport").post("", bundle).as(Bundle.class);
            for (Bundle.BundleEntryComponent entry : answer.getEntry()) {
                String location = entry.getResponse().getLocation().replaceFirst(".*/fhir/", "");
                assertThat(new Rest("medhub-transport").get(location).status())
                        .as(location)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aHospitalAdmitsInOneTransaction() {
        Bundle bundle = admission("urn:uuid:" + mark);
        bundle.getEntryFirstRep().getRequest().setIfNoneExist("identifier=" + SYSTEM + "|" + mark);
        Answer first = hospital.post("", bundle);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        Answer again = hospital.post("", bundle);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.as(Bundle.class).getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("200", "201", "201");
        String patient = hospital.get("Patient?identifier=" + SYSTEM + "%7C" + mark)
                .found()
                .get(0);
        assertThat(hospital.get("Encounter?subject=" + patient).found()).hasSize(2);
        assertThat(hospital.get("Observation?subject=" + patient).found()).hasSize(2);
        assertThat(hospital.get("Patient?identifier=" + SYSTEM + "%7C" + mark).found())
                .hasSize(1);
    }

    @Test
    void aConditionalUpdateCreatesWhatIsNotSeen() {
        for (String status : new String[] {"201", "200"}) {
            Bundle bundle = bundle(Bundle.BundleType.TRANSACTION);
            Bundle.BundleEntryComponent entry = add(bundle, patient());
            entry.setFullUrl("urn:uuid:" + mark);
            entry.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl("Patient?identifier=" + SYSTEM + "|" + mark);
            add(bundle, stay("urn:uuid:" + mark));
            Answer answer = hospital.post("", bundle);
            assertThat(answer.as(Bundle.class).getEntryFirstRep().getResponse().getStatus())
                    .startsWith(status);
        }
        assertThat(hospital.get("Patient?identifier=" + SYSTEM + "%7C" + mark).found())
                .hasSize(1);
    }

    @Test
    @DisplayName("A transaction of which one entry is refused stores nothing")
    void oneRefusedEntryRefusesAll() {
        Bundle bundle = admission("urn:uuid:" + mark);
        add(bundle, observation(OTHERS));
        Answer answer = hospital.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Bundle.entry[3]");
        assertThat(hospital.get("Patient?identifier=" + SYSTEM + "%7C" + mark).found())
                .isEmpty();
    }

    @Test
    @DisplayName("A name that the sender gives to a new patient does not make another's patient the own")
    void aBorrowedIdOpensNothing() {
        for (String borrowed : new String[] {OTHERS, "urn:uuid:other-tx"}) {
            Bundle bundle = admission(borrowed);
            bundle.getEntryFirstRep().getResource().setId("other-tx");
            bundle.getEntry().get(1).setResource(stay(OTHERS));
            Answer answer = hospital.post("", bundle);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
    }

    @Test
    void ofABatchTheAllowedEntriesAreCarriedOut() {
        Bundle bundle = bundle(Bundle.BundleType.BATCH);
        add(bundle, observation(OTHERS));
        add(bundle, patient());
        bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.DELETE).setUrl(OTHERS);
        bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.DELETE).setUrl("Encounter/other-tx");
        bundle.addEntry()
                .getRequest()
                .setMethod(Bundle.HTTPVerb.GET)
                .setUrl("Patient?identifier=" + SYSTEM + "|" + mark);
        assertThat(hospital.post("", bundle).as(Bundle.class).getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("404", "201", "404", "403", "200");
    }

    @Test
    @DisplayName("Whose a resource is may be left out in a bundle as in a request of its own")
    void theOwnHospitalIsFilledIn() {
        for (Bundle.BundleType type :
                new Bundle.BundleType[] {Bundle.BundleType.TRANSACTION, Bundle.BundleType.BATCH}) {
            Bundle first = bundle(type);
            add(first, patient().setManagingOrganization(null));
            add(first, new Medication().setStatus(Medication.MedicationStatus.ACTIVE));
            Patient stored = answers(first, "201", "201").get(0).as(Patient.class);
            assertThat(stored.getManagingOrganization().getReference()).isEqualTo(OWN);
            String own = "Patient/" + stored.getIdElement().getIdPart();

            Bundle second = bundle(type);
            add(second, stay(own).setServiceProvider(null));
            add(second, stored.setActive(true).setManagingOrganization(null))
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(own);
            List<Answer> changed = answers(second, "201", "200");
            assertThat(changed.get(0).as(Encounter.class).getServiceProvider().getReference())
                    .isEqualTo(OWN);
            assertThat(changed.get(1)
                            .as(Patient.class)
                            .getManagingOrganization()
                            .getReference())
                    .isEqualTo(OWN);

            Bundle others = bundle(Bundle.BundleType.BATCH);
            Patient foreign = new Patient().setActive(true);
            foreign.setId(OTHERS);
            add(others, foreign).getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(OTHERS);
            add(others, stay(OTHERS).setServiceProvider(null));
            assertThat(hospital.post("", others).as(Bundle.class).getEntry())
                    .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                    .containsExactly("404", "404");
        }
    }

    @Test
    @DisplayName("The example of docs/fhir.md can be sent as it stands, and again without a second patient")
    void theDocumentedAdmissionIsTaken() throws IOException {
        String docs = Files.readString(Path.of("../docs/fhir.md"));
        String example = docs.substring(docs.indexOf("{\"resourceType\": \"Bundle\""));
        Bundle admission = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        Bundle.class,
                        example.substring(0, example.indexOf("```")).replace("4711", mark));
        answers(admission.copy(), "201", "201");
        answers(admission, "200", "201");
    }

    private List<Answer> answers(Bundle bundle, String... statuses) {
        Answer answer = hospital.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<Bundle.BundleEntryComponent> entries = answer.as(Bundle.class).getEntry();
        assertThat(entries)
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly(statuses);
        return entries.stream()
                .map(entry -> hospital.get(entry.getResponse().getLocation().replaceFirst(".*/fhir/", "")))
                .toList();
    }

    @Test
    void whoWritesNothingWritesNothingByBundles() {
        for (String caller : new String[] {"driver1", "dispatcher1", "pharmacist1", "patient1", "nurse2"}) {
            for (Bundle.BundleType type :
                    new Bundle.BundleType[] {Bundle.BundleType.TRANSACTION, Bundle.BundleType.BATCH}) {
                Bundle bundle = bundle(type);
                add(bundle, observation(CASE.patient()));
                Answer answer = new Rest(caller).post("", bundle);
                String status = type == Bundle.BundleType.BATCH
                        ? answer.as(Bundle.class)
                                .getEntryFirstRep()
                                .getResponse()
                                .getStatus()
                        : Integer.toString(answer.status());
                assertThat(status).as(caller).startsWith("40");
            }
        }
    }

    private Bundle admission(String placeholder) {
        Bundle bundle = bundle(Bundle.BundleType.TRANSACTION);
        add(bundle, patient()).setFullUrl(placeholder);
        add(bundle, stay(placeholder));
        add(bundle, observation(placeholder));
        return bundle;
    }

    private Patient patient() {
        Patient patient = new Patient().setManagingOrganization(new Reference(OWN));
        patient.addIdentifier().setSystem(SYSTEM).setValue(mark);
        patient.addGeneralPractitioner().setDisplay("Named by no reference");
        return patient;
    }

    private static Encounter stay(String patient) {
        Encounter encounter = new Encounter()
                .setStatus(Encounter.EncounterStatus.INPROGRESS)
                .setSubject(new Reference(patient))
                .setServiceProvider(new Reference(OWN));
        encounter
                .getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("AMB");
        return encounter;
    }

    private static Observation observation(String patient) {
        Observation observation =
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setSubject(new Reference(patient));
        observation.getCode().setText("Puls");
        return observation;
    }

    private static Bundle bundle(Bundle.BundleType type) {
        return new Bundle().setType(type);
    }

    private static Bundle.BundleEntryComponent add(Bundle bundle, Resource resource) {
        Bundle.BundleEntryComponent entry = bundle.addEntry().setResource(resource);
        entry.getRequest().setMethod(Bundle.HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }
}
