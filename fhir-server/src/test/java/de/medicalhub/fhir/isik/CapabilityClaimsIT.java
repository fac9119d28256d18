package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.ADMIN;
import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.common.testing.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tries what the capability statement claims besides interactions, parameters and operations ({@link CapabilityIT}). */
class CapabilityClaimsIT {
    private static final CapabilityStatement STATEMENT =
            new Client("").get("/metadata").ok(CapabilityStatement.class);
    private static final int INCLUDES_AT_ONCE = 5;

    /** Of what cases are made (docs/fhir-model.md). */
    private static final List<String> OF_CASES = List.of(
            "Appointment",
            "AuditEvent",
            "CarePlan",
            "CareTeam",
            "Communication",
            "CommunicationRequest",
            "Composition",
            "Consent",
            "DocumentReference",
            "Encounter",
            "Flag",
            "Goal",
            "MedicationDispense",
            "MedicationRequest",
            "Observation",
            "Patient",
            "Provenance",
            "Questionnaire",
            "QuestionnaireResponse",
            "Schedule",
            "ServiceRequest",
            "Slot",
            "SupplyDelivery",
            "Task");

    private static final String SYSTEM = "https://hospital.example/sid/claims";

    private final String mark = UUID.randomUUID().toString();

    @Test
    @DisplayName("conditional create, update and read do what FHIR says")
    void conditionsAreKept() {
        CapabilityStatementRestResourceComponent claimed = resource("Patient");
        assertThat(claimed.getConditionalCreate()).isTrue();
        assertThat(claimed.getConditionalUpdate()).isTrue();
        assertThat(claimed.getConditionalRead()).isEqualTo(ConditionalReadStatus.FULLSUPPORT);
        String condition = "identifier=" + SYSTEM + "%7C" + mark;
        String sent = json(patient());
        Map<String, String> none = Map.of("If-None-Exist", condition);
        Client.Answer first = HOSPITAL.send("POST", "/Patient", sent, none).is(201);
        Client.Answer second = HOSPITAL.send("POST", "/Patient", sent, none).is(200);
        String address = "/Patient/" + first.as(Patient.class).getIdPart();
        assertThat(second.as(Patient.class).getIdPart())
                .isEqualTo(first.as(Patient.class).getIdPart());

        Patient renamed = patient();
        renamed.addName().setFamily("Andersgewordt");
        HOSPITAL.send("PUT", "/Patient?" + condition, json(renamed), Map.of()).is(200);
        assertThat(HOSPITAL.get(address).ok(Patient.class).getMeta().getVersionId())
                .isEqualTo("2");

        HOSPITAL.send("GET", address, "", Map.of("If-None-Match", "W/\"2\"")).is(304);
        HOSPITAL.send("GET", address, "", Map.of("If-None-Match", "W/\"1\"")).is(200);
        HOSPITAL.send("GET", address, "", Map.of("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))
                .is(304);
        HOSPITAL.send("GET", address, "", Map.of("If-Modified-Since", "Fri, 01 Jan 2010 00:00:00 GMT"))
                .is(200);
    }

    @Test
    @DisplayName(
            "of several who create under the same condition at once one creates; the others find it or are told to ask again")
    void identicalConditionsMakeOneResource() {
        for (Client sender : List.of(HOSPITAL, ADMIN)) {
            String value = mark + sender.caller();
            Patient patient = patient();
            patient.getIdentifierFirstRep().setValue(value);
            patient.setManagingOrganization(new Reference(Hospital.OWN));
            String condition = "identifier=" + SYSTEM + "%7C" + value;
            List<Integer> statuses = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> sender.send("POST", "/Patient", json(patient), Map.of("If-None-Exist", condition))
                                    .status()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).as(sender.caller()).containsOnlyOnce(201).isSubsetOf(200, 201, 409);
            assertThat(HOSPITAL.get("/Patient?" + condition).found())
                    .as(sender.caller())
                    .hasSize(1);
            sender.send("POST", "/Patient", json(patient), Map.of("If-None-Exist", condition))
                    .is(200);
        }
    }

    @Test
    @DisplayName("a conditional delete takes the one that fits")
    void oneThatFitsIsDeleted() {
        assertThat(resource("Appointment").getConditionalDelete()).isEqualTo(ConditionalDeleteStatus.SINGLE);
        Patient patient = HOSPITAL.create(patient());
        Appointment appointment = new Appointment().setStatus(Appointment.AppointmentStatus.PROPOSED);
        appointment.addIdentifier().setSystem(SYSTEM).setValue(mark);
        appointment
                .addParticipant()
                .setStatus(Appointment.ParticipationStatus.ACCEPTED)
                .setActor(new Reference(Client.reference(patient)));
        String address = "/" + Client.reference(HOSPITAL.create(appointment));
        HOSPITAL.create(appointment);
        String criteria = "/Appointment?identifier=" + SYSTEM + "%7C" + mark;
        HOSPITAL.send("DELETE", criteria, "", Map.of()).is(412); // There are two of them.
        HOSPITAL.send("DELETE", address, "", Map.of());
        Client.Answer deleted = HOSPITAL.send("DELETE", criteria, "", Map.of());
        assertThat(deleted.status()).as(deleted.body()).isIn(200, 204);
        assertThat(HOSPITAL.get(criteria).found()).isEmpty();
    }

    @Test
    @DisplayName("who writes under an id of the own makes the resource (updateCreate)")
    void ownIdsAreTaken() {
        assertThat(resource("Organization").getUpdateCreate()).isTrue();
        Organization organisation = new Organization().setName("Neu");
        organisation.setId("claims-" + mark);
        ADMIN.put(organisation).is(201);
        ADMIN.put(organisation.setName("Alt")).is(200);
    }

    @Test
    @DisplayName("each format of a patch is taken")
    void patchesAreTaken() {
        String address = "/" + Client.reference(HOSPITAL.create(patient()));
        String parameters = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                + "{\"name\":\"path\",\"valueString\":\"Patient.active\"},"
                + "{\"name\":\"value\",\"valueBoolean\":false}]}]}";
        Map<String, String> bodies = Map.of(
                "application/json-patch+json",
                "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]",
                "application/fhir+json",
                parameters,
                "application/fhir+xml",
                FhirContext.forR4Cached()
                        .newXmlParser()
                        .encodeResourceToString(
                                FhirContext.forR4Cached().newJsonParser().parseResource(parameters)));
        assertThat(STATEMENT.getPatchFormat()).isNotEmpty();
        for (String format :
                STATEMENT.getPatchFormat().stream().map(PrimitiveType::getValue).toList()) {
            assertThat(bodies).containsKey(format);
            HOSPITAL.patch(address, format, bodies.getOrDefault(format, "")).is(200);
        }
    }

    @Test
    @DisplayName(
            "each search parameter of FHIR R4 for what cases are made of is listed, but a composite of a reference")
    void searchParametersOfCasesAreListed() {
        List<String> missing = new ArrayList<>();
        for (String type : OF_CASES) {
            List<String> listed = resource(type).getSearchParam().stream()
                    .map(parameter -> parameter.getName())
                    .toList();
            FhirContext.forR4Cached().getResourceDefinition(type).getSearchParams().stream()
                    .map(parameter -> parameter.getName())
                    .filter(name -> !name.startsWith("_") && !listed.contains(name))
                    .forEach(name -> missing.add(type + "?" + name));
        }
        assertThat(missing).containsExactly("DocumentReference?relationship");
    }

    @Test
    @DisplayName("whatever is listed comes along with results")
    void includesAreUnderstood() {
        List<String> refused = new ArrayList<>();
        for (CapabilityStatementRestResourceComponent each :
                STATEMENT.getRestFirstRep().getResource()) {
            refused.addAll(refused(each, "_include", CapabilityStatementRestResourceComponent::getSearchInclude));
            refused.addAll(refused(each, "_revinclude", CapabilityStatementRestResourceComponent::getSearchRevInclude));
        }
        assertThat(refused).isEmpty();
    }

    @Test
    @DisplayName("a supported profile is one that is loaded")
    void profilesAreThere() {
        List<String> profiles = STATEMENT.getRestFirstRep().getResource().stream()
                .flatMap(each -> each.getSupportedProfile().stream())
                .map(PrimitiveType::getValue)
                .toList();
        assertThat(profiles).isNotEmpty();
        assertThat(profiles.stream().filter(profile -> !isLoaded(profile))).isEmpty();
        assertThat(isLoaded("https://hospital.example/fhir/StructureDefinition/none"))
                .as("what is not loaded is seen by this test")
                .isFalse();
    }

    @Test
    @DisplayName("a websocket is answered at the address that the statement names")
    void websocketIsWhereItIsSaid() {
        String address = STATEMENT
                .getRestFirstRep()
                .getExtensionString("http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket");
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + Stack.serviceToken("medhub-hospital"))
                .buildAsync(URI.create(address), new WebSocket.Listener() {})
                .join();
        assertThat(socket.isInputClosed()).isFalse();
        socket.abort();
    }

    private static List<String> refused(
            CapabilityStatementRestResourceComponent each,
            String name,
            Function<CapabilityStatementRestResourceComponent, List<StringType>> claimed) {
        List<String> paths = new ArrayList<>();
        List<String> includes =
                claimed.apply(each).stream().map(PrimitiveType::getValue).toList();
        for (int from = 0; from < includes.size(); from += INCLUDES_AT_ONCE) {
            List<String> some = includes.subList(from, Math.min(includes.size(), from + INCLUDES_AT_ONCE));
            paths.add("/" + each.getType() + "?_id=none&" + name + "=" + String.join("&" + name + "=", some));
        }
        return paths.stream()
                .filter(path -> Stream.of(HOSPITAL, ADMIN)
                        .noneMatch(caller -> caller.get(path).status() == 200))
                .toList();
    }

    /** What claims a profile is held to it, be it for another type; the validator names one that it has not found. */
    private static boolean isLoaded(String profile) {
        String claiming = "{\"resourceType\":\"Basic\",\"meta\":{\"profile\":[\"" + profile + "\"]}}";
        return ADMIN
                .send("POST", "/Basic/$validate", claiming, Map.of())
                .is(200)
                .as(OperationOutcome.class)
                .getIssue()
                .stream()
                .noneMatch(issue -> issue.getDiagnostics().contains(profile)
                        && issue.getDiagnostics().contains("has not been checked"));
    }

    private Patient patient() {
        Patient patient = new Patient().setActive(true);
        patient.addIdentifier().setSystem(SYSTEM).setValue(mark);
        return patient;
    }

    private static String json(Patient patient) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(patient);
    }

    private static CapabilityStatementRestResourceComponent resource(String type) {
        return STATEMENT.getRestFirstRep().getResource().stream()
                .filter(each -> each.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
