package de.medicalhub.fhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class StoredAnswerTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String BASE = "https://hub.example/fhir";

    private final ServletRequestDetails request = request(RestOperationTypeEnum.UPDATE);

    @Test
    void theSameBytesAsAnEncoderWrites() {
        Patient patient = patient();
        assertThat(text(patient)).contains(encoded(patient));
    }

    @Test
    void withAProfileAsWell() {
        Patient patient = patient();
        patient.getMeta().addProfile("https://hub.example/p");
        assertThat(text(patient)).contains(encoded(patient));
    }

    /** The engine leaves the time out or, of a version that had one, an empty object in its place. */
    @Test
    void whetherOrNotTheStoredOneSaysNothingAboutItself() {
        Patient patient = patient();
        StoredAnswer.note(request, patient);
        StoredAnswer answer = StoredAnswer.of(request, patient).orElseThrow();
        for (String meta : List.of("", ",\"meta\":{}")) {
            String stored = "{\"resourceType\":\"Patient\"" + meta + ",\"active\":true}";
            assertThat(answer.text(resource -> Optional.of(stored), BASE))
                    .contains("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{\"versionId\":\"2\","
                            + "\"lastUpdated\":\"1970-01-01T00:00:00.000+00:00\"},\"active\":true}");
        }
    }

    @Test
    void withNothingElseAsWell() {
        Patient patient = new Patient();
        stamp(patient);
        assertThat(text(patient)).contains(encoded(patient));
    }

    /** An encoder writes such a reference without the address. */
    @Test
    void aReferenceWithTheServersAddressIsLeftToTheEncoder() {
        Patient patient = patient();
        patient.setManagingOrganization(new Reference(BASE + "/Organization/o1"));
        assertThat(text(patient)).isEmpty();
    }

    @Test
    void soIsWhatIsNotRememberedOrOfAnotherType() {
        Patient patient = patient();
        StoredAnswer.note(request, patient);
        StoredAnswer answer = StoredAnswer.of(request, patient).orElseThrow();
        assertThat(answer.text(stored -> Optional.empty(), BASE)).isEmpty();
        assertThat(answer.text(stored -> Optional.of("{\"resourceType\":\"Person\"}"), BASE))
                .isEmpty();
        assertThat(answer.text(stored -> Optional.of("{\"resourceType\":\"Patient\",\"meta\":{\"tag\":[]}}"), BASE))
                .isEmpty();
    }

    @Test
    void whatIsNotTheStoredObjectIsNoSuchAnswer() {
        Patient stored = patient();
        assertThat(StoredAnswer.of(request, stored)).isEmpty();
        StoredAnswer.note(request, stored);
        assertThat(StoredAnswer.of(request, stored.copy())).isEmpty();
        assertThat(StoredAnswer.of(request, null)).isEmpty();
    }

    @Test
    void labelsAndSourcesAreLeftToTheEncoder() {
        Patient tagged = patient();
        tagged.getMeta().addTag().setCode("t");
        Patient secured = patient();
        secured.getMeta().addSecurity().setCode("R");
        Patient ofSource = patient();
        ofSource.getMeta().setSource("urn:x");
        Patient twice = patient();
        twice.getMeta().addProfile("a").addProfile("b");
        Patient unversioned = patient();
        unversioned.setId("Patient/p1");
        assertThat(Stream.of(tagged, secured, ofSource, twice, unversioned)).allSatisfy(patient -> {
            StoredAnswer.note(request, patient);
            assertThat(StoredAnswer.of(request, patient)).isEmpty();
        });
    }

    @Test
    void aTransactionNotesNothing() {
        ServletRequestDetails transaction = request(RestOperationTypeEnum.TRANSACTION);
        Patient patient = patient();
        StoredAnswer.note(transaction, patient);
        StoredAnswer.note(null, patient);
        assertThat(StoredAnswer.of(transaction, patient)).isEmpty();
    }

    @Test
    void itSaysWhenItWasStored() {
        Patient patient = patient();
        StoredAnswer.note(request, patient);
        StoredAnswer answer = StoredAnswer.of(request, patient).orElseThrow();
        assertThat(answer.updated()).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(answer.id().getVersionIdPart()).isEqualTo("2");
    }

    private Optional<String> text(Patient patient) {
        StoredAnswer.note(request, patient);
        return StoredAnswer.of(request, patient)
                .orElseThrow()
                .text(
                        resource -> {
                            IParser parser = FHIR.newJsonParser();
                            parser.setDontEncodeElements(
                                    Set.of("id", "Patient.meta.versionId", "Patient.meta.lastUpdated"));
                            return Optional.of(parser.encodeResourceToString(resource));
                        },
                        BASE);
    }

    private static String encoded(Patient patient) {
        IParser parser = FHIR.newJsonParser();
        parser.setServerBaseUrl(BASE);
        return parser.encodeResourceToString(patient);
    }

    private static ServletRequestDetails request(RestOperationTypeEnum operation) {
        ServletRequestDetails request = new ServletRequestDetails();
        request.setRestOperationType(operation);
        return request;
    }

    private static Patient patient() {
        Patient patient = new Patient();
        stamp(patient);
        patient.setManagingOrganization(new Reference("Organization/o1"));
        patient.addName().setFamily("Schäfer \"<&").addGiven("Änne");
        return patient;
    }

    private static void stamp(Patient patient) {
        patient.setId("Patient/p1/_history/2");
        patient.getMeta().setVersionId("2").setLastUpdated(Date.from(Instant.EPOCH));
    }
}
