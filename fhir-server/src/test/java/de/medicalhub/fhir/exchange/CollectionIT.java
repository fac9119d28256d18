package de.medicalhub.fhir.exchange;

import static de.medicalhub.fhir.exchange.Exchange.number;
import static de.medicalhub.fhir.exchange.Exchange.part;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Bundle of type collection, in and out. */
class CollectionIT {
    private static final String JSON = "application/fhir+json";

    private final String mark = "col-" + UUID.randomUUID();
    private final Exchange admin = Exchange.as("admin1");

    @ParameterizedTest
    @ValueSource(strings = {JSON, "application/fhir+xml"})
    @DisplayName("Rule 10: a collection is taken in, each refused entry is told with its place and reason")
    void collectionsAreTakenIn(String type) {
        UUID person = UUID.randomUUID();
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        bundle.addEntry().setResource(finding(person)).setFullUrl("https://his.example/Observation/" + mark);
        bundle.addEntry().setResource(new Organization().setName("without an id"));
        bundle.addEntry().setResource(new Patient().setActive(true)).setFullUrl("urn:uuid:" + person);
        bundle.addEntry().setResource(faulty());
        boolean json = type.equals(JSON);
        FhirContext fhir = FhirContext.forR4Cached();
        String body = (json ? fhir.newJsonParser() : fhir.newXmlParser())
                .encodeResourceToString(bundle)
                .replaceAll(
                        json ? "\"name\":\"faulty\"" : "<name value=\"faulty\"(/>|></name>)",
                        json ? "\"nmae\":1" : "<nmae value=\"1\"/>");
        assertThat(body).contains("nmae");

        Exchange.Reply begun = admin.post("/$import", body, "Content-Type", type, "Accept", JSON);

        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        Parameters report = admin.awaited(begun.header("Content-Location")).as(Parameters.class);
        assertThat(number(report, "lines")).isEqualTo(4);
        assertThat(number(report, "stored")).isEqualTo(2);
        List<Parameters.ParametersParameterComponent> refusals = report.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("refusal"))
                .toList();
        assertThat(refusals).extracting(refusal -> part(refusal, "line")).containsExactly("2", "4");
        assertThat(part(refusals.get(0), "type")).isEqualTo("Organization");
        assertThat(part(refusals.get(0), "reason")).contains("no id");
        assertThat(part(refusals.get(1), "id")).isEqualTo(mark + "-f");
        assertThat(part(refusals.get(1), "reason")).contains("nmae");
        Bundle trail = admin.get("/AuditEvent?patient=Patient/" + person).as(Bundle.class);
        assertThat(trail.getEntry()).as("the trail of what was written").isNotEmpty();
    }

    @Test
    @DisplayName("Rule 10: other Bundles are not taken by the import")
    void otherBundlesAreRefused() {
        for (String body : List.of("{}", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}")) {
            Exchange.Reply reply = admin.post("/$import", body, "Content-Type", JSON);
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        }
        assertThat(Exchange.as("nurse1")
                        .post("/$import", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}", "Content-Type", JSON)
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Rule 10: what is exported comes as a collection too, which an import takes in again")
    void exportsComeAsACollection() {
        admin.imported(Stream.of(Exchange.json(faulty())));
        Exchange.Reply begun = admin.get("/$export?_type=Organization", "Prefer", "respond-async");
        String file = begun.header("Content-Location").replace("$export-poll-status", "$export-file")
                + "&type=Organization&_format=json";
        Exchange.Reply exported = admin.get(file);
        assertThat(exported.header("Content-Type")).startsWith(JSON);
        Bundle bundle = exported.as(Bundle.class);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
        assertThat(bundle.getEntry())
                .anySatisfy(entry -> assertThat(entry.getFullUrl()).endsWith("/fhir/Organization/" + mark + "-f"));
        assertThat(admin.get(file.replace("type=Organization", "type=Location"))
                        .as(Bundle.class)
                        .getEntry())
                .as("not asked for")
                .isEmpty();

        Exchange.Reply again = admin.post("/$import", exported.text(), "Content-Type", JSON);
        Parameters report = admin.awaited(again.header("Content-Location")).as(Parameters.class);
        assertThat(number(report, "stored")).isEqualTo(bundle.getEntry().size());
    }

    private Observation finding(UUID person) {
        Observation finding = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        finding.getCode().setText("Befund");
        finding.setSubject(new Reference("urn:uuid:" + person));
        finding.setId(mark);
        return finding;
    }

    private Organization faulty() {
        Organization faulty = new Organization().setName("faulty");
        faulty.setId(mark + "-f");
        return faulty;
    }
}
