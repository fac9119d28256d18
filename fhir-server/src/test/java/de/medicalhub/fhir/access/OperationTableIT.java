package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.AccessTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of {@link AccessTable} with a real token of every role: refused, or let in to be decided by itself. */
class OperationTableIT {
    /** Called on a type or on the server; all others on a resource. */
    private static final Set<String> WITHOUT_ID = Set.of(
            "Appointment/$book",
            "Appointment/$times",
            "DocumentReference/$generate-metadata",
            "ServiceRequest/$order-ride",
            "ServiceRequest/$keep-standing-ride",
            "ServiceRequest/$standing-rides",
            "AuditEvent/$verify",
            "Communication/$notices",
            "Communication/$concerned",
            "CarePlan/$numbers",
            "ImplementationGuide/$packages",
            "Patient/$erase-due",
            "Patient/$erased",
            "Patient/$export");

    /** Answers what is there already; all others are posted. */
    private static final Set<String> READ = Set.of(
            "Appointment/$times",
            "AuditEvent/$verify",
            "Communication/$notices",
            "Communication/$concerned",
            "CarePlan/$numbers",
            "ServiceRequest/$standing-rides",
            "ImplementationGuide/$packages",
            "Patient/$erased",
            "Patient/$export",
            "Patient/$my-data",
            "Patient/$everything",
            "Composition/$document",
            "$import-status",
            "$export",
            "$export-poll-status",
            "$export-file",
            "CodeSystem/$lookup",
            "CodeSystem/$validate-code",
            "ValueSet/$expand",
            "ValueSet/$validate-code");

    private static final Map<Role, String> CALLERS = Map.of(
            Role.DISCHARGE_MANAGER, "discharge1",
            Role.HOSPITAL_SYSTEM, "medhub-hospital",
            Role.TRANSPORT_SERVICE, "medhub-transport",
            Role.VIDEO_SERVICE, "medhub-video",
            Role.NOTIFICATION_SERVICE, "medhub-notification");

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("1: calls the operations that the table allows, and no others")
    void calls(Role role) {
        Rest rest = caller(role);
        List<String> faults = new ArrayList<>();
        for (String operation : AccessTable.operations()) {
            boolean allowed = AccessTable.allowsOperation(Set.of(role), operation);
            int status = call(rest, operation).status();
            boolean let = status != 403 && status != 401 && status != 405 && status < 500;
            if (allowed ? !let : status != 403) {
                faults.add(operation + (allowed ? " is allowed: " : " is not allowed: ") + status);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** About something that is not there, with nothing in it. */
    private static Answer call(Rest rest, String operation) {
        return call(rest, operation, Map.of());
    }

    /** The same with headers. */
    static Answer call(Rest rest, String operation, Map<String, String> headers) {
        boolean onType = WITHOUT_ID.contains(operation) || !operation.contains("/") || isAboutWords(operation);
        String path = onType ? operation : operation.replace("/", "/none-" + UUID.randomUUID() + "/");
        return isRead(operation) ? rest.get(path, headers) : rest.post(path, new Parameters(), headers);
    }

    static boolean isRead(String operation) {
        return READ.contains(operation);
    }

    /** Whoever has that role in the demo. */
    static Rest caller(Role role) {
        return new Rest(CALLERS.getOrDefault(role, role.realmName() + "1"));
    }

    private static boolean isAboutWords(String operation) {
        return AccessTable.isAboutWords(operation);
    }
}
