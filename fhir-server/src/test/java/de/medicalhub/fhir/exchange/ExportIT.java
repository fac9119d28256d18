package de.medicalhub.fhir.exchange;

import static de.medicalhub.fhir.exchange.Exchange.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExportIT {
    private static final String[] ASYNC = {"Prefer", "respond-async", "Accept", "application/fhir+json"};
    private static final int MANY = 1000;

    private final String mark = "exp-" + UUID.randomUUID();
    private final Exchange admin = Exchange.as("admin1");
    private final Exchange patient = Exchange.as("patient1");

    @Test
    @DisplayName("Rule 7: patients export all about themselves, nothing of anybody else, and it is in the trail")
    void patientsExportTheirOwnRecord() throws JsonProcessingException {
        String self = "Patient/patient-1";
        int before = trail(self);

        Map<String, List<Resource>> exported = exported(patient, "/Patient/$export");

        assertThat(exported.keySet()).contains("Patient", "Encounter").doesNotContain("Organization", "AuditEvent");
        assertThat(exported.get("Patient"))
                .singleElement()
                .extracting(resource -> resource.getIdElement().getIdPart())
                .isEqualTo("patient-1");
        exported.forEach((type, resources) -> assertThat(resources)
                .as(type)
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(patient.get("/" + type + "/"
                                        + resource.getIdElement().getIdPart())
                                .status())
                        .isEqualTo(200)));
        for (String type :
                List.of("Encounter", "Condition", "MedicationRequest", "Task", "ServiceRequest", "Consent")) {
            assertThat(exported.getOrDefault(type, List.of()))
                    .as(type)
                    .hasSameSizeAs(patient.get("/" + type + "?_count=1000")
                            .as(Bundle.class)
                            .getEntry());
        }
        assertThat(trail(self)).as("more than that somebody has counted").isGreaterThan(before + 1);
    }

    @Test
    @DisplayName("Rule 7: a hospital's own system exports its own patients and nobody else's")
    void hospitalExportsItsOwnPatients() throws JsonProcessingException {
        Exchange hospital = new Exchange(Stack.serviceToken("medhub-hospital"));
        admin.imported(Stream.of("{\"resourceType\":\"Patient\",\"id\":\"" + mark + "\"}"));

        Map<String, List<Resource>> exported = exported(hospital, "/Patient/$export");

        for (String type : List.of("Patient", "Encounter", "Condition", "MedicationRequest")) {
            assertThat(exported.getOrDefault(type, List.of()).stream().map(Resource::getIdPart))
                    .as(type)
                    .containsExactlyInAnyOrderElementsOf(
                            hospital.get("/" + type + "?_count=1000").as(Bundle.class).getEntry().stream()
                                    .map(entry -> entry.getResource().getIdPart())
                                    .toList());
        }
        assertThat(exported.get("Patient"))
                .extracting(Resource::getIdPart)
                .contains("patient-1")
                .doesNotContain(mark);
    }

    @Test
    @DisplayName("Rule 7: an administrator exports the directory and nothing about patients")
    void administratorExportsNoPatient() throws JsonProcessingException {
        Map<String, List<Resource>> exported = exported(admin, "/$export");

        assertThat(exported.keySet())
                .contains("Organization", "CodeSystem")
                .doesNotContain("Patient", "Encounter", "Observation", "Task");
        assertThat(admin.get("/Patient/$export", ASYNC).status()).isEqualTo(403);
        assertThat(Exchange.as("nurse1").get("/$export", ASYNC).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Rule 8: types, time of change and format narrow the question; what is not understood is refused")
    void questionIsTakenAtItsWord() throws JsonProcessingException {
        assertThat(exported(admin, "/$export?_type=Organization,Practitioner").keySet())
                .containsExactly("Organization", "Practitioner");
        assertThat(exported(admin, "/$export?_type=Organization&_since=2100-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(admin.get("/$export").status()).as("without Prefer").isEqualTo(400);
        assertThat(admin.get("/$export?_type=Nothing", ASYNC).status()).isEqualTo(400);
        assertThat(admin.get("/$export?_typeFilter=Patient%3Fname%3Dx", ASYNC).status())
                .isEqualTo(400);
        assertThat(admin.get("/$export?_outputFormat=text/csv", ASYNC).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("Rule 9: a deleted export and another's export are not there")
    void deletedExportIsGone() {
        String status = admin.get("/$export", ASYNC).header("Content-Location");

        assertThat(patient.get(status).status()).isEqualTo(404);
        assertThat(admin.get(status).status()).isEqualTo(200);
        assertThat(admin.delete(status).status()).isEqualTo(202);
        assertThat(admin.get(status).status()).isEqualTo(404);
        assertThat(admin.get(status.replace("poll-status", "file") + "&type=Organization")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A large export delivers everything, in files of one type each")
    void largeExportIsWhole() throws JsonProcessingException {
        admin.imported(IntStream.range(0, MANY).mapToObj(i -> json(organisation(i))));

        Reply begun = admin.get("/$export?_type=Organization", ASYNC);
        Reply manifest = admin.awaited(begun.header("Content-Location"));
        Reply file = admin.get(urls(manifest).getOrDefault("Organization", ""));

        assertThat(file.lines()).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(file.lines().stream()
                        .map(line -> line.getIdElement().getIdPart())
                        .filter(id -> id.startsWith(mark)))
                .hasSize(MANY);
    }

    private static Map<String, List<Resource>> exported(Exchange as, String question) throws JsonProcessingException {
        Reply begun = as.get(question, ASYNC);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        Reply manifest = as.awaited(begun.header("Content-Location"));
        assertThat(manifest.status()).as(manifest.text()).isEqualTo(200);
        Map<String, List<Resource>> exported = new TreeMap<>();
        urls(manifest)
                .forEach((type, url) ->
                        exported.put(type, new ArrayList<>(as.get(url).lines())));
        return exported;
    }

    private static Map<String, String> urls(Reply manifest) throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(manifest.text());
        assertThat(json.get("requiresAccessToken").asBoolean()).isTrue();
        assertThat(json.get("transactionTime").asText()).isNotEmpty();
        Map<String, String> urls = new TreeMap<>();
        json.get("output")
                .forEach(file ->
                        urls.put(file.get("type").asText(), file.get("url").asText()));
        return urls;
    }

    private int trail(String of) {
        return admin.get("/AuditEvent?_summary=count&patient=" + of)
                .as(Bundle.class)
                .getTotal();
    }

    private Organization organisation(int number) {
        Organization organisation = new Organization().setName("Exported " + number);
        organisation.setId(mark + "-" + number);
        return organisation;
    }
}
