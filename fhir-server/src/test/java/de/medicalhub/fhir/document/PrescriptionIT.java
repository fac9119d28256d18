package de.medicalhub.fhir.document;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.exchange.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public examples of the e-prescription, as a hospital's system sends them. */
class PrescriptionIT {
    private static final Exchange HOSPITAL = new Exchange(Stack.serviceToken("medhub-hospital"));
    private static final Path EXAMPLES = Path.of(
                    Objects.requireNonNullElse(System.getenv("MEDICALHUB_SHARED_DATA"), "../shared/data"))
            .resolve("erezept/valid");
    private static final String KVNR = "http://fhir.de/sid/gkv/kvid-10";
    private static final String XML = "application/fhir+xml";

    static Stream<String> examples() throws IOException {
        if (!Files.isDirectory(EXAMPLES)) {
            return Stream.of("none");
        }
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "Rule 6: {0} is kept as it came and unfolded for the patient who bears the KVNR")
    @MethodSource("examples")
    void everyValidPrescriptionComesIn(String file) throws IOException {
        String sent = example(file);
        Bundle document = FhirContext.forR4Cached().newXmlParser().parseResource(Bundle.class, sent);
        String patient = known(entry(document, Patient.class));

        Exchange.Reply reply = HOSPITAL.post("/", sent, "Content-Type", XML, "Accept", "application/fhir+json");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        DocumentReference description = entry(reply.as(Bundle.class), DocumentReference.class);
        assertThat(description.getSubject().getReference()).isEqualTo(patient);
        assertThat(content(description)).isEqualTo(sent);
        assertThat(unfolded(entry(reply.as(Bundle.class), Composition.class))).anySatisfy(order -> {
            assertThat(order.getSubject().getReference()).isEqualTo(patient);
            assertThat(order.getAuthoredOnElement().getValueAsString())
                    .isEqualTo(entry(document, MedicationRequest.class)
                            .getAuthoredOnElement()
                            .getValueAsString());
            Medication medicine = (Medication) order.getContained().get(0);
            assertThat(order.getMedicationReference().getReference()).isEqualTo("#medicine-1");
            Medication asSent = entry(document, Medication.class);
            assertThat(medicine.getCode().equalsDeep(asSent.getCode())).isTrue();
            assertThat(medicine.getIngredient()).hasSameSizeAs(asSent.getIngredient());
        });
    }

    @Test
    @DisplayName(
            "profile, rules 4 and 7: a document that does not keep what it claims is refused, and nothing of it stored")
    void documentsAreValidated() throws IOException {
        String good = example("Beispiel_1.xml");
        known(entry(FhirContext.forR4Cached().newXmlParser().parseResource(Bundle.class, good), Patient.class));
        String wrongDigit = good.replace("\"00814665\"", "\"00814666\"");
        String unknownClaim = good.replace(
                "https://fhir.kbv.de/StructureDefinition/KBV_PR_ERP_Prescription|1.4",
                "https://medicalhub.de/fhir/StructureDefinition/nothing-like-this");
        for (String bad : List.of(wrongDigit, unknownClaim)) {
            Bundle before = documents();
            Exchange.Reply reply = HOSPITAL.post("/", bad, "Content-Type", XML, "Accept", "application/fhir+json");
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.as(OperationOutcome.class).getIssueFirstRep().getExpression())
                    .anySatisfy(place -> assertThat(place.getValue()).startsWith("Bundle.entry["));
            Exchange.Reply described = HOSPITAL.post(
                    "/DocumentReference/$generate-metadata",
                    bad,
                    "Content-Type",
                    XML,
                    "Accept",
                    "application/fhir+json");
            assertThat(described.status()).as(described.text()).isEqualTo(422);
            assertThat(documents().getTotal()).isEqualTo(before.getTotal());
        }
    }

    private static Bundle documents() {
        return HOSPITAL.get("/DocumentReference?_summary=count").as(Bundle.class);
    }

    private static String example(String file) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(EXAMPLES), "Skipped: no e-prescriptions in the shared data");
        return Files.readString(EXAMPLES.resolve(file), StandardCharsets.UTF_8);
    }

    /** The patient known in the hospital, stored before if need be. */
    private static String known(Patient sent) {
        String kvnr = sent.getIdentifier().stream()
                .filter(identifier -> KVNR.equals(identifier.getSystem()))
                .findFirst()
                .orElseThrow()
                .getValue();
        Bundle found =
                HOSPITAL.get("/Patient?identifier=" + KVNR + "%7C" + kvnr).as(Bundle.class);
        if (found.hasEntry()) {
            return reference(found.getEntryFirstRep().getResource());
        }
        Patient patient = new Patient().setActive(true);
        patient.addIdentifier().setSystem(KVNR).setValue(kvnr);
        patient.addName(sent.getNameFirstRep().copy());
        Exchange.Reply stored =
                HOSPITAL.post("/Patient", Exchange.json(patient), "Content-Type", "application/fhir+json");
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        return reference(stored.as(Patient.class));
    }

    private static String content(DocumentReference description) {
        String binary = description.getContentFirstRep().getAttachment().getUrl();
        byte[] kept = get(new Reference(binary), Binary.class).getContent();
        return new String(kept, StandardCharsets.UTF_8);
    }

    private static List<MedicationRequest> unfolded(Composition composition) {
        Bundle found =
                HOSPITAL.get("/Provenance?target=" + reference(composition)).as(Bundle.class);
        return found.getEntry().stream()
                .map(entry -> (Provenance) entry.getResource())
                .flatMap(provenance -> provenance.getTarget().stream())
                .filter(target -> target.getReference().contains("MedicationRequest/"))
                .map(target -> get(target, MedicationRequest.class))
                .toList();
    }

    private static <T extends Resource> T get(Reference reference, Class<T> type) {
        Exchange.Reply reply = HOSPITAL.get("/" + local(reference.getReference()), "Accept", "application/fhir+json");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.as(type);
    }

    private static <T extends Resource> T entry(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String local(String address) {
        return new IdType(address).toUnqualifiedVersionless().getValue();
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
