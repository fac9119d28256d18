package de.medicalhub.fhir.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.Rest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole record out as a transaction, and in again: after an erasure the server knows as little as another one. */
class PatientTransactionIT {
    private static final Rest ADMIN = new Rest("admin1");
    private static final Rest HOSPITAL = new Rest("medhub-hospital");
    private static final String HOUSE = "Organization/hospital-mayen";

    private final String key = UUID.randomUUID().toString();
    private final String patient = "Patient/tr-" + key;

    @Test
    @DisplayName("Rule 12: a record leaves as a transaction, and who stores that has the same resources again")
    void aRecordMoves() {
        store(List.of(person(), stay(), finding(), origin()));

        Bundle sent = moved();

        assertThat(contents(sent))
                .containsKeys(patient, "Encounter/tr-" + key, "Observation/tr-" + key, "Provenance/tr-" + key, HOUSE);
        assertThat(sent.getEntry()).allSatisfy(entry -> {
            assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
            assertThat(entry.getRequest().getUrl()).isEqualTo(reference(entry.getResource()));
            assertThat(entry.getFullUrl()).endsWith("/fhir/" + reference(entry.getResource()));
        });
    }

    @Test
    @DisplayName("Rule 12: a document moves with what it holds")
    void aDocumentMoves() {
        DocumentReference letter = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        letter.setId("DocumentReference/tr-" + key);
        letter.setDescription("Brief").setSubject(new Reference(patient));
        letter.setDate(new DateTimeType("2010-03-05").getValue());
        letter.addContent().getAttachment().setContentType("text/plain").setData(key.getBytes(StandardCharsets.UTF_8));
        store(List.of(person(), letter));

        Bundle sent = moved();

        assertThat(contents(sent)).containsKeys(patient, "DocumentReference/tr-" + key);
        assertThat(sent.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(Binary.class::isInstance)
                        .map(content -> new String(((Binary) content).getData(), StandardCharsets.UTF_8)))
                .containsExactly(key);
    }

    @Test
    @DisplayName("Rule 12: what is named and does not come along is named by its address here")
    void whatStaysIsNamedByItsAddress() {
        store(List.of(person(), finding(), stay()));
        Answer answer = HOSPITAL.get(question() + "&_type=Observation");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(contents(answer.as(Bundle.class))).containsOnlyKeys("Observation/tr-" + key);
        assertThat(answer.body()).contains("/fhir/" + patient + "\"").doesNotContain("\"" + patient + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_bundle=document",
                "_bundle=transaction&_count=5",
                "_bundle=transaction&_after=Task/1",
                "_bundle=transaction&_summary=true",
                "_bundle=transaction&_elements=id"
            })
    @DisplayName("Rules 8, 12: what is no form, or is asked for in pages as well, is refused with words")
    void otherFormsAreRefused(String question) {
        store(List.of(person()));
        Answer refused = HOSPITAL.get(patient + "/$everything?" + question);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("transaction");
    }

    /** Exports, erases and imports; what is exported then is what was exported first, which is returned. */
    private Bundle moved() {
        assertThat(new Rest("nurse1").get(question()).status()).isEqualTo(404);
        long before = shownToTheHospital();
        Bundle sent = exported();
        assertThat(sent.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        assertThat(shownToTheHospital()).as("the trail of the export").isGreaterThan(before);
        Answer erased =
                ADMIN.post(patient + "/$erase", new Parameters().addParameter("dry-run", new BooleanType(false)));
        assertThat(erased.body()).as(erased.body()).contains("\"erased\"");
        assertThat(HOSPITAL.get(patient).status()).isEqualTo(404);

        Answer imported = ADMIN.post("", sent);

        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(contents(exported())).isEqualTo(contents(sent));
        return sent;
    }

    /** Rows of the trail about accesses of the hospital's that were answered. */
    private long shownToTheHospital() {
        return ADMIN.get("AuditEvent?patient=" + patient + "&_count=100").resources().stream()
                .map(AuditEvent.class::cast)
                .filter(event -> event.getOutcome() == AuditEventOutcome._0)
                .filter(event -> event.getAgent().stream()
                        .anyMatch(agent -> HOUSE.equals(agent.getWho().getReference())))
                .count();
    }

    private String question() {
        return patient + "/$everything?_bundle=transaction";
    }

    private Bundle exported() {
        Answer answer = HOSPITAL.get(question());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class);
    }

    /** By reference; which version of this server it was says nothing. */
    private static Map<String, String> contents(Bundle bundle) {
        Map<String, String> contents = new TreeMap<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource plain = entry.getResource().copy();
            plain.setId(reference(entry.getResource()));
            plain.getMeta().setVersionId(null).setLastUpdated(null);
            contents.put(
                    reference(plain), FhirContext.forR4Cached().newJsonParser().encodeResourceToString(plain));
        }
        return contents;
    }

    private Patient person() {
        Patient person = new Patient().setManagingOrganization(new Reference(HOUSE));
        person.addName().setFamily("Umgezogen");
        person.setId(patient);
        return person;
    }

    private Encounter stay() {
        Encounter stay = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
        stay.setId("Encounter/tr-" + key);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        stay.setSubject(new Reference(patient)).setServiceProvider(new Reference(HOUSE));
        stay.setPeriod(new Period()
                .setStartElement(new DateTimeType("2010-03-01"))
                .setEndElement(new DateTimeType("2010-03-09")));
        return stay;
    }

    private Observation finding() {
        Observation finding = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        finding.setId("Observation/tr-" + key);
        finding.getCode().setText("Befund");
        finding.setSubject(new Reference(patient)).setEncounter(new Reference("Encounter/tr-" + key));
        finding.setEffective(new DateTimeType("2010-03-02"));
        return finding;
    }

    private Provenance origin() {
        Provenance origin = new Provenance().setRecorded(new DateTimeType("2010-03-02").getValue());
        origin.setId("Provenance/tr-" + key);
        origin.addTarget(new Reference("Observation/tr-" + key));
        origin.addAgent().setWho(new Reference(HOUSE));
        return origin;
    }

    private static void store(List<? extends Resource> resources) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        resources.forEach(resource -> bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(reference(resource)));
        Answer stored = ADMIN.post("", bundle);
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
