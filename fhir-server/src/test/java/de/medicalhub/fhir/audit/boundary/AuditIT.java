package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import de.medicalhub.fhir.testing.FhirHttp;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditIT {
    private static final String OWN = "Patient/patient-1";

    private final FhirHttp admin = FhirHttp.as("admin1");
    private final FhirHttp patient = FhirHttp.as("patient1");
    private final FhirHttp stranger = FhirHttp.as("nurse2");

    @Test
    @DisplayName("Rule 1: a read leaves a row with patient, resource and who it was")
    void readIsRecorded() {
        assertThat(patient.get("/" + OWN).status()).isEqualTo(200);

        AuditEvent newest = trail("agent=" + OWN + "&patient=" + OWN).get(0);
        assertThat(newest.getAction()).isEqualTo(AuditEvent.AuditEventAction.R);
        assertThat(newest.getOutcome()).isEqualTo(AuditEventOutcome._0);
        assertThat(newest.getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .contains(OWN);
    }

    @Test
    @DisplayName("Rule 1: a search leaves a row with what was asked")
    void searchIsRecorded() {
        assertThat(patient.get("/Patient?_id=patient-1").status()).isEqualTo(200);

        AuditEvent newest = trail("agent=" + OWN + "&patient=" + OWN).get(0);
        assertThat(newest.getAction()).isEqualTo(AuditEvent.AuditEventAction.E);
        assertThat(newest.getEntity())
                .extracting(entity ->
                        entity.getQuery() == null ? "" : new String(entity.getQuery(), StandardCharsets.UTF_8))
                .anyMatch(query -> query.contains("_id=patient-1"));
    }

    @Test
    @DisplayName("Rule 1: a write leaves a row")
    void writeIsRecorded() {
        String id = createPatient();

        List<AuditEvent> trail = trail("patient=Patient/" + id);
        assertThat(trail).extracting(AuditEvent::getAction).containsExactly(AuditEvent.AuditEventAction.C);
    }

    @Test
    @DisplayName("Rule 1: a signature is about the patient of what it signs")
    void signatureIsAboutThePatientOfWhatItSigns() {
        CaseUnderTest made = CaseUnderTest.started();
        Rest transport = new Rest("medhub-transport");
        SupplyDelivery delivery = new SupplyDelivery().setPatient(new Reference(made.patient()));
        delivery.setId("SupplyDelivery/signed-" + UUID.randomUUID());
        assertThat(transport.put(delivery).status()).isEqualTo(201);
        Provenance signature = new Provenance();
        signature.setId("Provenance/signature-" + UUID.randomUUID());
        signature.setRecorded(new InstantType("2026-11-22T12:00:00Z").getValue());
        signature.addAgent().setWho(new Reference("Practitioner/driver-1"));
        signature.addTarget(new Reference(delivery.getId()));
        assertThat(transport.put(signature).status()).isEqualTo(201);

        assertThat(trail("entity=" + signature.getId())).hasSize(1);
        assertThat(trail("patient=" + made.patient() + "&entity=" + signature.getId()))
                .hasSize(1);
    }

    @Test
    @DisplayName("Rule 1: a device is about the patient who has it")
    void deviceIsAboutThePatientWhoHasIt() {
        String id = createPatient();
        Device device = new Device().setPatient(new Reference("Patient/" + id));
        device.setId("Device/" + id);
        assertThat(new Rest("admin1").put(device).status()).isEqualTo(201);

        assertThat(trail("patient=Patient/" + id))
                .flatExtracting(AuditEvent::getEntity)
                .extracting(entity -> entity.getWhat().getReference())
                .contains(device.getId());
    }

    @Test
    @DisplayName("Rule 7: trying to read what is hidden leaves a row with outcome 4")
    void hiddenReadIsRecordedAsRefusal() {
        String id = createPatient();
        assertThat(stranger.get("/Patient/" + id).status()).isEqualTo(404);

        AuditEvent newest = trail("patient=Patient/" + id).get(0);
        assertThat(newest.getOutcome()).isEqualTo(AuditEventOutcome._4);
        assertThat(newest.getAgent())
                .filteredOn(AuditEvent.AuditEventAgentComponent::getRequestor)
                .extracting(agent -> agent.getWho().getReference())
                .containsExactly("Practitioner/nurse-2");
    }

    @Test
    @DisplayName("Rule 9: patients read what concerns their own data, nothing else")
    void patientReadsTheOwnTrailOnly() {
        String other = createPatient();
        String othersEvent =
                trail("patient=Patient/" + other).get(0).getIdElement().getIdPart();

        Bundle own = patient.get("/AuditEvent?_count=5").as(Bundle.class);

        assertThat(own.getEntry())
                .allSatisfy(entry -> assertThat(((AuditEvent) entry.getResource()).getEntity())
                        .extracting(entity -> entity.getWhat().getReference())
                        .contains(OWN));
        assertThat(patient.get("/AuditEvent/" + othersEvent).status()).isEqualTo(404);
        assertThat(patient.get("/AuditEvent?patient=Patient/" + other)
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
    }

    @Test
    @DisplayName("Rule 13: patients read in plain words what happened, in German and English")
    void patientsReadPlainWords() {
        assertThat(FhirHttp.as("discharge1")
                        .get("/MedicationRequest?subject=" + OWN)
                        .status())
                .isEqualTo(200);
        assertThat(patient.get("/" + OWN).status()).isEqualTo(200);
        Bundle own = patient.get("/AuditEvent?_count=20" + now()).as(Bundle.class);
        assertThat(own.getEntry())
                .extracting(
                        entry -> ((AuditEvent) entry.getResource()).getText().getDivAsString())
                .allMatch(text -> text.contains("lang=\"de\"") && text.contains("lang=\"en\""))
                .anyMatch(text -> text.contains("Sie haben am ")
                        && text.contains(" Ihre Stammdaten gelesen.")
                        && text.contains("You read your personal data on "));
    }

    @Test
    @DisplayName("Rule 9: the trail is searched by what was done and how it ended, in both orders, and counted")
    void trailIsSearchedSortedAndCounted() {
        String id = createPatient();
        assertThat(stranger.get("/Patient/" + id).status()).isEqualTo(404);
        String about = "patient=Patient/" + id;

        assertThat(trail(about + "&_sort=date"))
                .extracting(AuditEvent::getOutcome)
                .containsExactly(AuditEventOutcome._0, AuditEventOutcome._4);
        assertThat(trail(about + "&_sort=-date"))
                .as("looked at once since")
                .extracting(AuditEvent::getOutcome)
                .containsExactly(AuditEventOutcome._0, AuditEventOutcome._4, AuditEventOutcome._0);
        assertThat(trail(about + "&action=C")).hasSize(1);
        AuditEvent refused = trail(about + "&outcome=4").get(0);
        assertThat(refused.getOutcome()).isEqualTo(AuditEventOutcome._4);
        assertThat(trail("_id=" + refused.getIdElement().getIdPart())).hasSize(1);
        assertThat(trail("_id=nothing")).isEmpty();
        int total = admin.get("/AuditEvent?_total=accurate&_count=1&" + about)
                .as(Bundle.class)
                .getTotal();
        assertThat(total).as("a row for each look of the administrator").isGreaterThan(4);
        Bundle counted = admin.get("/AuditEvent?_summary=count&" + about).as(Bundle.class);
        assertThat(counted.getTotal()).isEqualTo(total + 1);
        assertThat(counted.getEntry()).isEmpty();
        assertThat(patient.get("/AuditEvent?_summary=count&" + about)
                        .as(Bundle.class)
                        .getTotal())
                .isZero();
        assertThat(admin.get("/AuditEvent?_sort=_lastUpdated").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("Rule 9: and by what only the events themselves tell")
    void trailIsSearchedByWhatEventsTell() {
        String id = createPatient();
        assertThat(stranger.get("/Patient/" + id).status()).isEqualTo(404);
        String about = "patient=Patient/" + id + "&";
        for (String found : List.of(
                "subtype=read",
                "subtype=http://hl7.org/fhir/restful-interaction%7Cread",
                "type=rest&subtype=read",
                "entity-role=4&outcome=4",
                "entity-type=2&outcome=4")) {
            assertThat(trail(about + found))
                    .as(found)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.getSubtype())
                            .extracting(org.hl7.fhir.r4.model.Coding::getCode)
                            .contains("read"));
        }
        String address = trail(about + "outcome=4").get(0).getAgent().stream()
                .map(agent -> agent.getNetwork().getAddress())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
        assertThat(trail(about + "outcome=4&address=" + address.substring(0, 2)))
                .hasSize(1);
        for (String none : List.of(
                "address=%25",
                "type=object",
                "subtype=http://example.org%7Cread",
                "entity-role=99",
                "agent-name=a",
                "altid=a",
                "policy=a",
                "site=a",
                "source=Device/a",
                "entity-name=a",
                "agent-role=a")) {
            assertThat(trail(about + none)).as(none).isEmpty();
        }
        assertThat(admin.get("/AuditEvent?subtype:not=read").status()).isEqualTo(400);
        assertThat(admin.get("/AuditEvent?nurse=1").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("Rule 9: nobody else reads the trail, nobody writes it")
    void othersAreRefused() {
        assertThat(stranger.get("/AuditEvent").status()).isEqualTo(403);
        assertThat(FhirHttp.as("gp1").get("/AuditEvent?patient=" + OWN).status())
                .isEqualTo(403);
        assertThat(admin.post("/AuditEvent", new AuditEvent()).status()).isBetween(400, 499);
    }

    private String createPatient() {
        String id = "audited-" + UUID.randomUUID();
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(new Patient().setId(id))
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Patient/" + id);
        assertThat(admin.post("", bundle).status()).isEqualTo(200);
        return id;
    }

    /** Others may have looked while the hub's clock stood later. */
    private static String now() {
        return "&date=lt" + Clock.systemUTC().instant().plus(Duration.ofMinutes(1));
    }

    private List<AuditEvent> trail(String query) {
        Bundle found = admin.get("/AuditEvent?" + query + now()).as(Bundle.class);
        return found.getEntry().stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .toList();
    }
}
