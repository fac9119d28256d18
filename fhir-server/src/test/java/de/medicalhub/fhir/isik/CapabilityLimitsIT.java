package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.ADMIN;
import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the capability statement does not claim is refused with words; nobody gets another answer than was asked for. */
class CapabilityLimitsIT {
    private static final CapabilityStatementRestComponent REST =
            new Client("").get("/metadata").ok(CapabilityStatement.class).getRestFirstRep();

    private static final List<Client> CALLERS = List.of(ADMIN, HOSPITAL);

    private static final List<String> OF_OTHER_VERSIONS =
            List.of("SubscriptionTopic", "Transport", "Sequence", "Nonsense");

    private final List<String> faults = new ArrayList<>();

    @Test
    @DisplayName("a type of another version of FHIR, or of none, is not there, whatever is asked of it")
    void otherTypesAreRefused() {
        assertThat(REST.getResource())
                .extracting(CapabilityStatementRestResourceComponent::getType)
                .doesNotContainAnyElementsOf(OF_OTHER_VERSIONS);
        for (String type : OF_OTHER_VERSIONS) {
            String body = "{\"resourceType\":\"" + type + "\"}";
            for (Client caller : CALLERS) {
                refused(caller, "GET", "/" + type + "?_count=1", "");
                refused(caller, "GET", "/" + type + "/none", "");
                refused(caller, "POST", "/" + type, body);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("an interaction that a type does not list is refused")
    void otherInteractionsAreRefused() {
        for (CapabilityStatementRestResourceComponent resource : REST.getResource()) {
            String type = resource.getType();
            Set<TypeRestfulInteraction> listed = resource.getInteraction().stream()
                    .map(interaction -> interaction.getCode())
                    .collect(Collectors.toSet());
            String body = "{\"resourceType\":\"" + type + "\",\"id\":\"none\"}";
            for (Client caller : CALLERS) {
                unless(listed, TypeRestfulInteraction.CREATE, caller, "POST", "/" + type, body);
                unless(listed, TypeRestfulInteraction.UPDATE, caller, "PUT", "/" + type + "/none", body);
                unless(listed, TypeRestfulInteraction.DELETE, caller, "DELETE", "/" + type + "/none", "");
                unless(listed, TypeRestfulInteraction.SEARCHTYPE, caller, "GET", "/" + type + "?_count=1", "");
                unless(listed, TypeRestfulInteraction.HISTORYTYPE, caller, "GET", "/" + type + "/_history", "");
            }
        }
        for (Client caller : CALLERS) {
            refused(caller, "GET", "/_history", "");
            refused(caller, "GET", "/?_type=Patient", "");
            refused(caller, "GET", "/Patient/none/Observation", "");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("a search parameter, an include or an operation that is not listed is refused by its name")
    void otherWordsAreRefused() {
        for (CapabilityStatementRestResourceComponent resource : REST.getResource()) {
            String type = resource.getType();
            boolean searched = resource.getInteraction().stream()
                    .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.SEARCHTYPE);
            Set<String> operations = resource.getOperation().stream()
                    .map(operation -> operation.getName())
                    .collect(Collectors.toSet());
            for (Client caller : CALLERS) {
                if (searched) {
                    refused(caller, "GET", "/" + type + "?nonsense=1", "");
                    refused(caller, "GET", "/" + type + "?_id=none&_include=" + type + ":nonsense", "");
                    refused(caller, "GET", "/" + type + "?_id=none&_sort=nonsense", "");
                }
                for (String operation : List.of("expunge", "meta", "lastn", "diff", "merge", "nonsense")) {
                    if (!operations.contains(operation)) {
                        refused(caller, "GET", "/" + type + "/none/$" + operation, "");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private void unless(
            Set<TypeRestfulInteraction> listed,
            TypeRestfulInteraction interaction,
            Client caller,
            String method,
            String path,
            String body) {
        if (!listed.contains(interaction)) {
            refused(caller, method, path, body);
        }
    }

    private void refused(Client caller, String method, String path, String body) {
        Client.Answer answer = caller.send(method, path, body, Map.of("Prefer", "handling=strict"));
        if (answer.status() < 400 || answer.status() > 499 || !hasWords(answer)) {
            faults.add(caller + " " + method + " " + path + ": " + answer.status() + " " + answer.body());
        }
    }

    private static boolean hasWords(Client.Answer answer) {
        try {
            return answer.as(OperationOutcome.class).getIssue().stream()
                    .anyMatch(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.ERROR
                            && (issue.hasDiagnostics() || issue.getDetails().hasText()));
        } catch (DataFormatException noOutcome) {
            return false;
        }
    }
}
