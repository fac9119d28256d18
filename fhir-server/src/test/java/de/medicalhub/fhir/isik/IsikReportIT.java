package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.ADMIN;
import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The reports of subsystems in the Basis module, and the metadata that are generated of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikReportIT {
    private static final String PATIENT = "urn:uuid:00000000-0000-4000-8000-000000000002";
    private static final String STAY = "urn:uuid:00000000-0000-4000-8000-000000000003";
    private static final String AUTHOR = "urn:uuid:00000000-0000-4000-8000-000000000004";
    private static final String FINDING = "urn:uuid:00000000-0000-4000-8000-000000000005";

    private final Hospital hospital = new Hospital();

    @Test
    void aReportIsKeptDescribedAndUnfolded() {
        Bundle report = report();

        List<String> stored = HOSPITAL.post("/", report).is(200).found();

        assertThat(stored).hasSize(2);
        DocumentReference description = HOSPITAL.get("/" + stored.get(0)).ok(DocumentReference.class);
        assertThat(description.getSubject().getReference()).isEqualTo(reference(hospital.patient));
        assertThat(HOSPITAL.get("/" + stored.get(1))
                        .ok(Composition.class)
                        .getEncounter()
                        .getReference())
                .isEqualTo(reference(hospital.stay));
        String mine = "patient=" + reference(hospital.patient);
        assertThat(HOSPITAL.get("/Observation?" + mine).found()).hasSize(1);
        assertThat(HOSPITAL.get("/Provenance?target=" + stored.get(1)).found()).hasSize(1);
        assertThat(ADMIN.get("/Practitioner?identifier=https://device.example%7C" + hospital.mark)
                        .found())
                .isEmpty();

        List<String> again = HOSPITAL.post("/", report).is(200).found();
        assertThat(again.get(1)).isEqualTo(stored.get(1));
        assertThat(HOSPITAL.get("/Observation?" + mine).found()).hasSize(1);
        assertThat(HOSPITAL.get("/" + stored.get(0)).ok(DocumentReference.class).getStatus())
                .isEqualTo(DocumentReferenceStatus.SUPERSEDED);
    }

    @Test
    void aReportAboutSomebodyUnknownOrWithoutTextIsRefused() {
        List<Consumer<Bundle>> faults = List.of(
                report -> ((Patient) report.getEntry().get(1).getResource())
                        .getIdentifierFirstRep()
                        .setValue("x" + hospital.mark),
                report -> ((Encounter) report.getEntry().get(2).getResource())
                        .getIdentifierFirstRep()
                        .setValue("x" + hospital.mark),
                report -> ((Composition) report.getEntryFirstRep().getResource()).setText(null));
        for (Consumer<Bundle> fault : faults) {
            Bundle report = report();
            fault.accept(report);
            HOSPITAL.post("/", report).refuses(422);
        }
        new Client("discharge1").post("/", report()).is(403);
    }

    @Test
    void metadataAreGeneratedOnce() {
        Bundle report = report();
        Parameters first = HOSPITAL.post("/DocumentReference/$generate-metadata", report)
                .is(200)
                .as(Parameters.class);
        Parameters wrapped = new Parameters();
        wrapped.addParameter().setName("document").setResource(report);
        Parameters second = HOSPITAL.post("/DocumentReference/$generate-metadata", wrapped)
                .is(200)
                .as(Parameters.class);

        Reference described = (Reference) first.getParameterFirstRep().getValue();
        assertThat(HOSPITAL.get("/" + described.getReference())
                        .ok(DocumentReference.class)
                        .getDescription())
                .isEqualTo("Bericht des Ultraschalls");
        assertThat(((Reference) second.getParameterFirstRep().getValue()).getReference())
                .isEqualTo(described.getReference());
        HOSPITAL.post("/DocumentReference/$generate-metadata", new Parameters()).refuses(400);
    }

    @Test
    void aCompositionLeavesAsADocument() {
        Hospital other = new Hospital();
        String composition = HOSPITAL.post("/", report(other)).is(200).found().get(1);

        Bundle document = HOSPITAL.get("/" + composition + "/$document").ok(Bundle.class);

        assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(document.getIdentifier().getValue())
                .startsWith("urn:uuid:")
                .isNotEqualTo("urn:uuid:b-" + other.mark);
        List<String> parts = document.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .map(Client::reference)
                .toList();
        assertThat(parts)
                .startsWith(composition, reference(other.patient))
                .contains(reference(other.stay), Hospital.OWN)
                .anyMatch(part -> part.startsWith("Observation/"))
                .doesNotHaveDuplicates();
        assertThat(document.getEntry())
                .allMatch(entry -> entry.getFullUrl().endsWith("/fhir/" + reference(entry.getResource())));
        Parameters taken = HOSPITAL.post("/DocumentReference/$generate-metadata", document)
                .is(200)
                .as(Parameters.class);
        DocumentReference description = HOSPITAL.get(
                        "/" + ((Reference) taken.getParameterFirstRep().getValue()).getReference())
                .ok(DocumentReference.class);
        assertThat(description.getSubject().getReference()).isEqualTo(reference(other.patient));
        assertThat(description.getDescription()).isEqualTo("Bericht des Ultraschalls");
    }

    @Test
    void aDocumentIsNotKeptAndNotPutTogetherForOthers() {
        Hospital other = new Hospital();
        String composition = HOSPITAL.post("/", report(other)).is(200).found().get(1);
        String question = "/" + composition + "/$document";
        assertThat(HOSPITAL.get(question + "?persist=false").ok(Bundle.class).getType())
                .isEqualTo(Bundle.BundleType.DOCUMENT);
        HOSPITAL.get(question + "?persist=true").refuses(400);
        HOSPITAL.get(question + "?graph=https://hospital.example/graph").refuses(400);
        new Client("nurse1").get(question).refuses(404);
        HOSPITAL.get("/Composition/none-" + other.mark + "/$document").refuses(404);
    }

    private Bundle report() {
        return report(hospital);
    }

    private static Bundle report(Hospital hospital) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        bundle.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:b-" + hospital.mark);
        bundle.getTimestampElement().setValueAsString("2026-11-21T22:12:21Z");
        Practitioner author = new Practitioner();
        author.addIdentifier().setSystem("https://device.example").setValue(hospital.mark);
        Observation finding =
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setSubject(new Reference(PATIENT));
        finding.getCode().setText("Ultraschall");
        add(bundle, "urn:uuid:00000000-0000-4000-8000-000000000001", composition(hospital.mark));
        add(bundle, PATIENT, Hospital.patient(hospital.mark, Hospital.OWN));
        add(bundle, STAY, Hospital.stay(hospital.mark, PATIENT, Hospital.OWN));
        add(bundle, AUTHOR, author);
        add(bundle, FINDING, finding);
        return bundle;
    }

    private static Composition composition(String mark) {
        Composition composition = new Composition()
                .setStatus(Composition.CompositionStatus.FINAL)
                .setTitle("Bericht des Ultraschalls")
                .setSubject(new Reference(PATIENT))
                .setEncounter(new Reference(STAY));
        composition.getType().addCoding().setSystem("http://loinc.org").setCode("55112-7");
        composition.getDateElement().setValueAsString("2026-11-21");
        composition.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:c-" + mark);
        composition.getText().setStatus(Narrative.NarrativeStatus.EXTENSIONS).setDivAsString("<div>Unauffällig</div>");
        composition.addAuthor(new Reference(AUTHOR).setDisplay("Ultraschallgerät"));
        composition.addSection().setTitle("Befund").addEntry(new Reference(FINDING));
        return composition;
    }

    private static void add(Bundle bundle, String fullUrl, Resource resource) {
        bundle.addEntry().setFullUrl(fullUrl).setResource(resource);
    }
}
