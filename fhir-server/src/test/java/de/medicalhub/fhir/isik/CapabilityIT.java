package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tries what the capability statement claims, with the tokens of all kinds of callers; and some of what it does not. */
class CapabilityIT {
    private static final CapabilityStatementRestComponent REST =
            new Client("").get("/metadata").ok(CapabilityStatement.class).getRestFirstRep();

    private static final List<Client> CALLERS = Stream.of(
                    "medhub-hospital",
                    "admin1",
                    "discharge1",
                    "nurse1",
                    "gp1",
                    "pharmacist1",
                    "patient1",
                    "medhub-transport",
                    "dispatcher1",
                    "medhub-notification")
            .map(Client::new)
            .toList();

    /** Where {@code _has} is tried. */
    private static final Set<String> LED_BACK_TO =
            Set.of("Appointment", "Encounter", "Observation", "Organization", "Patient", "Task");

    /** Searches in one request. */
    private static final int AT_ONCE = 50;

    /** No resource: the interaction is allowed, and then this cannot be read. */
    private static final String NONSENSE = "{\"resourceType\":\"Nonsense\"}";

    private static final Set<Integer> REFUSED = Set.of(401, 403, 405, 501);

    @Test
    @DisplayName("each interaction with each type is offered to somebody")
    void interactionsAreOffered() {
        List<String> refused = new ArrayList<>();
        for (CapabilityStatementRestResourceComponent resource : REST.getResource()) {
            resource.getInteraction().forEach(interaction -> {
                boolean offered = CALLERS.stream()
                        .map(caller -> attempt(caller, resource.getType(), interaction.getCode()))
                        .anyMatch(answer -> isOffered(interaction.getCode(), answer));
                if (!offered) {
                    refused.add(resource.getType() + " " + interaction.getCode().toCode());
                }
            });
        }
        assertThat(refused).isEmpty();
        assertThat(REST.getResource()).hasSizeGreaterThan(80);
    }

    @Test
    @DisplayName("each search parameter of each type is understood")
    void searchParametersAreUnderstood() {
        List<String> searches = REST.getResource().stream()
                .filter(resource -> interactions(resource.getType()).contains(TypeRestfulInteraction.SEARCHTYPE))
                .flatMap(resource -> resource.getSearchParam().stream()
                        .filter(parameter -> isTried(resource.getType(), parameter))
                        .map(parameter -> resource.getType() + "?_count=1&" + criterion(parameter)))
                .toList();
        List<String> refused = new ArrayList<>();
        for (int from = 0; from < searches.size(); from += AT_ONCE) {
            List<String> some = searches.subList(from, Math.min(searches.size(), from + AT_ONCE));
            List<Bundle.BundleEntryComponent> answers = asked(some).getEntry();
            assertThat(answers).hasSameSizeAs(some);
            IntStream.range(0, some.size())
                    .filter(place ->
                            !answers.get(place).getResponse().getStatus().startsWith("200"))
                    .mapToObj(some::get)
                    .filter(search -> CALLERS.stream().noneMatch(caller -> isUnderstood(caller, search)))
                    .forEach(refused::add);
        }
        assertThat(refused).isEmpty();
        assertThat(searches).hasSizeGreaterThan(1_000);
    }

    /** Without that word what is not known would be left out. */
    private static boolean isUnderstood(Client caller, String search) {
        return caller.send("GET", "/" + search, "", Map.of("Prefer", "handling=strict"))
                        .status()
                == Constants.STATUS_HTTP_200_OK;
    }

    /** What is led back to by {@code _has} is read by others than the types that serve the operation of the hub. */
    private static boolean isTried(String type, CapabilityStatementRestResourceSearchParamComponent parameter) {
        return !parameter.getName().equals("_has") || LED_BACK_TO.contains(type);
    }

    private static Bundle asked(List<String> searches) {
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        searches.forEach(search ->
                batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(search));
        String sent = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(batch);
        return HOSPITAL.send("POST", "", sent, Map.of()).ok(Bundle.class);
    }

    @Test
    @DisplayName("each operation is known and offered to somebody")
    void operationsAreOffered() {
        List<String> refused = new ArrayList<>();
        REST.getResource()
                .forEach(resource -> resource.getOperation()
                        .forEach(operation -> addIfRefused(operation, "/" + resource.getType(), refused)));
        REST.getOperation().forEach(operation -> addIfRefused(operation, "", refused));

        assertThat(refused).isEmpty();
        assertThat(operations("Appointment")).contains("book");
        assertThat(operations("DocumentReference")).contains("generate-metadata", "update-metadata");
        assertThat(operations("Task")).contains("answer", "award", "dispense");
    }

    @Test
    @DisplayName("what is not listed is refused to everybody")
    void whatIsNotListedIsRefused() {
        for (String type : List.of("Patient", "Task", "Observation", "Organization")) {
            if (!interactions(type).contains(TypeRestfulInteraction.DELETE)) {
                everybodyIsRefused("DELETE", "/" + type + "/none");
            }
            if (!operations(type).contains("expunge")) {
                everybodyIsRefused("POST", "/" + type + "/$expunge");
            }
            if (!operations(type).contains("meta-add")) {
                everybodyIsRefused("POST", "/" + type + "/none/$meta-add");
            }
        }
        for (String type : List.of("Person", "Group", "EnrollmentRequest")) {
            boolean listed = REST.getResource().stream()
                    .anyMatch(resource -> resource.getType().equals(type)
                            && interactions(type).contains(TypeRestfulInteraction.READ));
            if (!listed) {
                everybodyIsRefused("GET", "/" + type + "/none");
            }
        }
        assertThat(interactions("AuditEvent")).doesNotContain(TypeRestfulInteraction.UPDATE);
        everybodyIsRefused("PUT", "/AuditEvent/none");
    }

    @Test
    @DisplayName("the definition of each of the hub's own operations can be read where the statement says it is")
    void definitionsAreThere() {
        List<String> own = REST.getResource().stream()
                .flatMap(resource -> resource.getOperation().stream())
                .map(CapabilityStatementRestResourceOperationComponent::getDefinition)
                .filter(definition -> definition.contains("/fhir/OperationDefinition/"))
                .filter(definition -> !definition.startsWith("http://hl7.org/")) // of R4 itself
                .distinct()
                .toList();
        for (String definition : own) {
            String path = definition.substring(definition.indexOf("/OperationDefinition/"));
            assertThat(HOSPITAL.get(path).status()).as(definition).isEqualTo(200);
        }
    }

    private static void addIfRefused(
            CapabilityStatementRestResourceOperationComponent operation, String type, List<String> refused) {
        boolean offered = Stream.of(type, type.isEmpty() ? "" : type + "/none")
                .map(base -> base + "/$" + operation.getName())
                .anyMatch(path -> CALLERS.stream().anyMatch(caller -> isKnown(caller, path)));
        if (!offered) {
            refused.add(type + "/$" + operation.getName());
        }
    }

    private static boolean isKnown(Client caller, String path) {
        Client.Answer answer = caller.send("POST", path, "{\"resourceType\":\"Parameters\"}", Map.of());
        boolean unknown =
                answer.body().contains("know how to handle") || answer.body().contains("not offered");
        return !REFUSED.contains(answer.status()) && answer.status() < 500 && !unknown;
    }

    private static void everybodyIsRefused(String method, String path) {
        for (Client caller : CALLERS) {
            Client.Answer answer = caller.send(method, path, method.equals("PUT") ? NONSENSE : "", Map.of());
            assertThat(answer.status()).as("%s %s %s", caller, method, path).isIn(400, 403, 404, 405);
            assertThat(answer.status() == 404 && !answer.body().contains("know how to handle"))
                    .as("%s %s %s", caller, method, path)
                    .isFalse();
        }
    }

    /** An answer that comes only if the interaction itself was let through: there is nothing, or the body is nonsense. */
    private static boolean isOffered(TypeRestfulInteraction interaction, Client.Answer answer) {
        if (answer.body().contains("know how to handle") || answer.body().contains("not offered")) {
            return false;
        }
        return switch (interaction) {
            case SEARCHTYPE -> answer.status() == Constants.STATUS_HTTP_200_OK;
            case CREATE, UPDATE ->
                answer.status() == Constants.STATUS_HTTP_400_BAD_REQUEST
                        && answer.body().contains("Nonsense");
            case DELETE -> Set.of(200, 204, 404).contains(answer.status());
            default -> answer.status() == Constants.STATUS_HTTP_404_NOT_FOUND;
        };
    }

    private static Client.Answer attempt(Client caller, String type, TypeRestfulInteraction interaction) {
        String one = "/" + type + "/none";
        return switch (interaction) {
            case READ -> caller.get(one);
            case VREAD -> caller.get(one + "/_history/1");
            case HISTORYINSTANCE -> caller.get(one + "/_history");
            case SEARCHTYPE ->
                caller.get("/" + type + (type.equals("AuditEvent") ? "?patient=Patient/none" : "?_id=none"));
            case CREATE -> caller.send("POST", "/" + type, NONSENSE, Map.of());
            case UPDATE -> caller.send("PUT", one, NONSENSE, Map.of());
            case PATCH -> caller.send("PATCH", one, "[]", Map.of("Content-Type", "application/json-patch+json"));
            case DELETE -> caller.send("DELETE", one, "", Map.of());
            default -> new Client.Answer(Constants.STATUS_HTTP_501_NOT_IMPLEMENTED, "", "", Map.of());
        };
    }

    private static String criterion(CapabilityStatementRestResourceSearchParamComponent parameter) {
        return parameter.getName().equals("_has")
                ? "_has:Provenance:target:_id=none"
                : parameter.getName() + "=" + value(parameter);
    }

    private static String value(CapabilityStatementRestResourceSearchParamComponent parameter) {
        if (parameter.getName().equals("near")) {
            return "50.33%7C7.22%7C10%7Ckm";
        }
        return switch (parameter.getType()) {
            case COMPOSITE -> composite(parameter.getName());
            case DATE -> "2026-11-26";
            case NUMBER, QUANTITY -> "1";
            case REFERENCE -> parameter.getName().endsWith("patient") ? "Patient/none" : "Organization/none";
            case URI -> "https://hospital.example/none";
            default -> "none";
        };
    }

    /** A value of each part. */
    private static String composite(String name) {
        String last = name.endsWith("quantity") ? "1" : name.endsWith("date") ? "2026-11-26" : "none";
        return "none$" + last;
    }

    private static List<TypeRestfulInteraction> interactions(String type) {
        return find(type).stream()
                .flatMap(resource -> resource.getInteraction().stream())
                .map(interaction -> interaction.getCode())
                .toList();
    }

    private static List<String> operations(String type) {
        return find(type).stream()
                .flatMap(resource -> resource.getOperation().stream())
                .map(CapabilityStatementRestResourceOperationComponent::getName)
                .toList();
    }

    private static Optional<CapabilityStatementRestResourceComponent> find(String type) {
        return REST.getResource().stream()
                .filter(resource -> resource.getType().equals(type))
                .findFirst();
    }
}
