package de.medicalhub.fhir.exchange;

import static de.medicalhub.fhir.exchange.Exchange.json;
import static de.medicalhub.fhir.exchange.Exchange.number;
import static de.medicalhub.fhir.exchange.Exchange.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImportIT {
    private final String mark = "imp-" + UUID.randomUUID();
    private final Exchange admin = Exchange.as("admin1");

    @Test
    @DisplayName("Rules 2 to 5: good lines are stored, each refused one is told with its reason and nothing else")
    void faultyLinesTakeNoOtherDown() {
        Parameters report = admin.imported(linesWithSixFaults().stream());

        assertThat(number(report, "lines")).isEqualTo(152);
        assertThat(number(report, "percent")).isEqualTo(100);
        assertThat(number(report, "stored")).isEqualTo(146);
        assertThat(number(report, "refused")).isEqualTo(6);
        assertThat(refusals(report))
                .extracting(refusal -> part(refusal, "line"))
                .containsExactly("41", "61", "81", "91", "101", "111");
        assertThat(refusals(report))
                .extracting(refusal -> part(refusal, "reason"))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("nmae"),
                        reason -> assertThat(reason).contains("birthDate"),
                        reason -> assertThat(reason).contains("no id"),
                        reason -> assertThat(reason).contains("no JSON"),
                        reason -> assertThat(reason).contains("not there").contains("Observation.subject"),
                        reason -> assertThat(reason).contains("operations of the hub"));
        assertThat(json(report)).doesNotContain("Schowalter", "Geheimrat", "Stehbach");
        assertThat(part(refusals(report).get(4), "id")).isEqualTo("never-" + mark + "-nobody");
        assertThat(admin.get("/Organization?_id=" + mark + "-o10")
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);
    }

    private List<String> linesWithSixFaults() {
        List<String> lines = new ArrayList<>();
        lines.add(json(observation("early", mark + "-p"))); // Its patient comes further down.
        IntStream.range(0, 150).forEach(i -> lines.add(json(organisation(mark + "-o" + i))));
        lines.set(40, "{\"resourceType\":\"Organization\",\"id\":\"" + mark + "-x\",\"nmae\":\"Schowalter\"}");
        lines.set(60, "{\"resourceType\":\"Patient\",\"id\":\"" + mark + "-y\",\"birthDate\":\"Geheimrat\"}");
        lines.set(80, json(new Organization().setName("without an id")));
        lines.set(90, "Stehbach 12");
        lines.set(100, json(observation("never", mark + "-nobody")));
        CareTeam team = new CareTeam();
        team.setId(mark + "-team");
        team.addIdentifier()
                .setSystem("https://medicalhub.de/fhir/sid/case")
                .setValue(UUID.randomUUID().toString());
        lines.set(110, json(team));
        lines.add(json(patient(mark + "-p")));
        return lines;
    }

    @Test
    @DisplayName("Rule 4: a line that had to wait does not bring the older content back")
    void aLineThatWaitedIsOlderThanALaterOne() {
        List<String> lines = new ArrayList<>();
        Organization old = organisation(mark + "-a").setName("Old");
        lines.add(json(old.setPartOf(new Reference("Organization/" + mark + "-parent"))));
        IntStream.range(0, 120).forEach(i -> lines.add(json(organisation(mark + "-w" + i))));
        lines.add(json(organisation(mark + "-a").setName("New")));
        lines.add(json(organisation(mark + "-parent")));
        Parameters report = admin.imported(lines.stream());

        assertThat(number(report, "refused")).isZero();
        assertThat(admin.get("/Organization/" + mark + "-a")
                        .as(Organization.class)
                        .getName())
                .isEqualTo("New");
    }

    @Test
    @DisplayName("Rule 3: the same lines again change nothing")
    void importIsIdempotent() {
        List<String> lines = List.of(json(organisation(mark)));
        admin.imported(lines.stream());
        Parameters again = admin.imported(lines.stream());

        assertThat(number(again, "stored")).isEqualTo(1);
        Organization stored = admin.get("/Organization/" + mark).as(Organization.class);
        assertThat(stored.getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    @DisplayName("Rule 11: the own imports are listed, the newest first, and nobody else's")
    void ownImportsAreListed() {
        Parameters first = admin.imported(Stream.of(json(organisation(mark + "-l1"))));
        Parameters second = admin.imported(Stream.of(json(organisation(mark + "-l2"))));
        Parameters list = admin.get("/$import-status").as(Parameters.class);
        List<String> jobs = list.getParameter().stream()
                .filter(line -> line.getName().equals("import"))
                .map(line -> part(line, "job"))
                .toList();
        assertThat(jobs)
                .containsSubsequence(
                        second.getParameter("job").getValue().primitiveValue(),
                        first.getParameter("job").getValue().primitiveValue());
        assertThat(Exchange.as("nurse1").get("/$import-status").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Rule 5: the audit trail names the sender and what was written")
    void importLeavesATrail() {
        admin.imported(Stream.of(json(patient(mark)), json(observation("o", mark))));

        Bundle trail = admin.get("/AuditEvent?patient=Patient/" + mark).as(Bundle.class);
        assertThat(trail.getEntry()).hasSize(1);
        AuditEvent event = (AuditEvent) trail.getEntryFirstRep().getResource();
        assertThat(event.getAction()).isEqualTo(AuditEvent.AuditEventAction.C);
        assertThat(event.getAgent()).anySatisfy(agent -> {
            assertThat(agent.getRequestor()).isTrue();
            assertThat(agent.getWho().getDisplay()).isEqualTo("admin1");
        });
        assertThat(event.getEntity()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void onlyAnAdministratorImportsAndOnlyNdjson() {
        assertThat(Exchange.as("nurse1")
                        .post("/$import", "{}", "Content-Type", Exchange.NDJSON)
                        .status())
                .isEqualTo(403);
        assertThat(admin.post("/$import", "{}", "Content-Type", "application/fhir+json")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/$import", "\n\n", "Content-Type", Exchange.NDJSON)
                        .status())
                .isEqualTo(400);
        assertThat(admin.get("/$import-status?job=" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("What is refused is told in JSON and by its name, also to who sends and takes lines")
    void refusalsAreNoLines() {
        for (String accept : List.of("*/*", Exchange.NDJSON)) {
            Exchange.Reply refused =
                    Exchange.as("nurse1").post("/$import", "{}", "Content-Type", Exchange.NDJSON, "Accept", accept);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Content-Type")).isEqualTo("application/fhir+json;charset=UTF-8");
            assertThat(refused.as(OperationOutcome.class).getIssue()).isNotEmpty();
        }
        Exchange.Reply unknown =
                admin.get("/$import-status?job=" + UUID.randomUUID() + "&_format=application/fhir%2Bndjson");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.as(OperationOutcome.class).getIssue()).isNotEmpty();

        Exchange.Reply begun = admin.post(
                "/$import",
                "{\"resourceType\":\"Organization\",\"id\":\"fb imp 10\",\"name\":\"Müller\"}",
                "Content-Type",
                Exchange.NDJSON);
        Parameters report = admin.awaited(begun.header("Content-Location")).as(Parameters.class);
        assertThat(part(refusals(report).get(0), "reason")).contains("letters, digits");
        String file = report.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("refusals"))
                .map(parameter -> parameter.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
        Exchange.Reply lines = admin.get(file);
        assertThat(lines.header("Content-Type").toUpperCase(Locale.ROOT)).endsWith("CHARSET=UTF-8");
        assertThat(lines.lines()).hasSize(1);
    }

    private static List<ParametersParameterComponent> refusals(Parameters report) {
        return report.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("refusal"))
                .toList();
    }

    private static Organization organisation(String id) {
        Organization organisation = new Organization().setName("Imported");
        organisation.setId(id);
        return organisation;
    }

    private static Patient patient(String id) {
        Patient patient = new Patient();
        patient.setId(id);
        patient.addName().setFamily("Schowalter").addGiven("Probefahrt");
        patient.addIdentifier().setSystem("https://medicalhub.de/fhir/sid/test").setValue(id);
        patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1950-01-02"));
        patient.addAddress().addLine("Stehbach 12").setPostalCode("56727").setCity("Mayen");
        return patient;
    }

    private static Observation observation(String id, String patient) {
        Observation observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation.setId(id + "-" + patient);
        observation.getCode().setText("Test");
        return observation.setSubject(new Reference("Patient/" + patient));
    }
}
