package de.medicalhub.journey;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.testing.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hospital's information system, as the hub sees it: it sends records and admissions over FHIR. */
final class Hospital {
    private static final Logger LOG = LoggerFactory.getLogger(Hospital.class);
    /** A woman of 74 with one current medicine, in the public Synthea bundles. */
    private static final String SYNTHEA_PATIENT = "4004a424";

    private static final String ENCOUNTER_CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final FhirClients clients = new FhirClients(Stack.fhirUrl());

    /** An admitted patient: the journey discharges this one. */
    record Inpatient(String familyName, IdType patient, IdType encounter) {}

    /** Imports a Synthea patient unchanged where the data is at hand, else takes one of the demo's; then admits. */
    Inpatient admitPatient() {
        return SharedData.find("synthea").map(this::importAndAdmit).orElseGet(() -> {
            LOG.info("Synthea bundles absent: the journey discharges a patient of the demo data instead.");
            return new Inpatient("Krämer", new IdType("Patient/patient-1"), new IdType("Encounter/encounter-1"));
        });
    }

    /** The id of the Task by which a nursing service is asked in a case, as a member of that service reads it. */
    String referralTo(String nurse, String caseId) {
        return tasks(nurse, caseId).map(Hospital::idOf).findFirst().orElseThrow();
    }

    /** The ids of the ride's and the delivery's Task, as the dispatcher reads them. */
    List<String> legsOf(String caseId) {
        return tasks("dispatcher1", caseId)
                .filter(task -> !task.hasPartOf())
                .filter(task -> task.getCode().getCodingFirstRep().getCode().endsWith("-leg"))
                .map(Hospital::idOf)
                .toList();
    }

    private Stream<Task> tasks(String reader, String caseId) {
        Bundle found = clients.withToken(Stack.token(reader))
                .search()
                .forResource(Task.class)
                .where(Task.GROUP_IDENTIFIER.exactly().systemAndIdentifier(HubCodes.CASE_SYSTEM, caseId))
                .returnBundle(Bundle.class)
                .execute();
        return found.getEntry().stream().map(entry -> (Task) entry.getResource());
    }

    private static String idOf(Task task) {
        return task.getIdElement().getIdPart();
    }

    private Inpatient importAndAdmit(Path folder) {
        SharedData.list(folder, "0-").forEach(this::post);
        Bundle stored = post(SharedData.list(folder, SYNTHEA_PATIENT).get(0));
        IdType patient = idOf(stored, "Patient");
        IdType encounter = admit(patient);
        return new Inpatient("Schowalter414", patient, encounter);
    }

    private IdType admit(IdType patient) {
        Encounter admission = new Encounter();
        admission.setStatus(Encounter.EncounterStatus.INPROGRESS);
        admission.setClass_(new Coding(ENCOUNTER_CLASS, "IMP", "inpatient encounter"));
        admission.setSubject(new Reference(patient.toUnqualifiedVersionless()));
        admission.setServiceProvider(new Reference("Organization/hospital-mayen"));
        admission.setPeriod(
                new Period().setStart(Date.from(Clock.systemUTC().instant().minus(Duration.ofDays(5)))));
        IGenericClient his = clients.withToken(Stack.token("admin1"));
        return (IdType) his.create().resource(admission).execute().getId().toUnqualifiedVersionless();
    }

    private Bundle post(Path file) {
        try (var compressed = Files.newInputStream(file);
                var bundle = new BZip2CompressorInputStream(compressed)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(Stack.fhirUrl()))
                    .timeout(Duration.ofMinutes(3))
                    .header("Authorization", "Bearer " + Stack.token("admin1"))
                    .header("Content-Type", "application/fhir+json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bundle.readAllBytes()))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Import answered " + answer.statusCode());
            }
            return clients.context().newJsonParser().parseResource(Bundle.class, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static IdType idOf(Bundle stored, String type) {
        return stored.getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .filter(id -> type.equals(id.getResourceType()))
                .map(IdType::toUnqualifiedVersionless)
                .findFirst()
                .orElseThrow();
    }
}
