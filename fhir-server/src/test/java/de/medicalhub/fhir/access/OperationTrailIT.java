package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.entity.AccessTable;
import de.medicalhub.fhir.access.entity.ResourceTypes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every operation of {@link AccessTable}, which the CapabilityStatement lists, leaves its row in the trail: refused, asked about
 * what is not there, and answered. Rows are known by the id of their request.
 */
class OperationTrailIT {
    /** Their answers tell nothing that is stored about anybody (rule 15 of the feature audit). */
    private static final Set<String> TELL_NOTHING = Set.of(
            "CodeSystem/$lookup",
            "CodeSystem/$validate-code",
            "ValueSet/$expand",
            "ValueSet/$validate-code",
            "ImplementationGuide/$packages",
            "$import-status",
            "$export-poll-status");

    private static final Clock MACHINE = Clock.systemUTC();

    @Test
    @DisplayName("15: the table holds every operation that the statement lists, and what follows tries all of them")
    void theStatementListsNoOther() {
        var rest =
                new Rest("admin1").get("metadata").as(CapabilityStatement.class).getRestFirstRep();
        Set<String> listed = new TreeSet<>();
        rest.getOperation().forEach(operation -> listed.add("$" + operation.getName()));
        rest.getResource()
                .forEach(resource -> resource.getOperation()
                        .forEach(operation -> listed.add(resource.getType() + "/$" + operation.getName())));
        listed.removeIf(AccessTable::isAboutWords);
        assertThat(AccessTable.operations()).containsAll(listed);
    }

    @Test
    @DisplayName("7, 15: whoever may not call an operation leaves a row with outcome 4")
    void refusals() {
        List<String> without = new ArrayList<>();
        for (String operation : AccessTable.operations()) {
            Optional<Role> other = Arrays.stream(Role.values())
                    .filter(role -> !AccessTable.allowsOperation(Set.of(role), operation))
                    .findFirst();
            if (other.isPresent()) {
                String id = id();
                Answer answer = OperationTableIT.call(OperationTableIT.caller(other.get()), operation, header(id));
                assertThat(answer.status()).as(operation).isEqualTo(403);
                if (!rows(id).stream().allMatch(row -> row.startsWith("4")) || rows(id).isEmpty()) {
                    without.add(operation + ": " + rows(id));
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    @DisplayName(
            "7, 15: whoever may and names what is not there leaves one as well; a body that is no question leaves none")
    void whatIsNotThere() {
        List<String> without = new ArrayList<>();
        Set<String> tried = new TreeSet<>(AccessTable.operations());
        tried.remove("Patient/$erase-due"); // Goes through a hundred patients; tried below with one.
        for (String operation : tried) {
            Role role = Arrays.stream(Role.values())
                    .filter(one -> AccessTable.allowsOperation(Set.of(one), operation))
                    .findFirst()
                    .orElseThrow();
            String id = id();
            int status = OperationTableIT.call(OperationTableIT.caller(role), operation, header(id))
                    .status();
            boolean named = operation.contains("/") && status == 404 && !isAboutTheDirectory(operation);
            boolean answered = status == 200 && !TELL_NOTHING.contains(operation) && !isPolled(operation);
            if ((named || answered) && rows(id).isEmpty()) {
                without.add(operation + ": " + status);
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    @DisplayName("15: what is read by an operation leaves a row about whom it tells")
    void answers() {
        CaseUnderTest made = CaseUnderTest.started();
        String since = MACHINE.instant().minus(Duration.ofMinutes(5)).toString();
        String from = "&from=" + Instant.EPOCH + "&until=" + Instant.EPOCH.plus(Duration.ofDays(30));
        Rest modules = new Rest("medhub-notification");
        assertThat(modules.get("Communication/$notices?since=" + since).status())
                .isEqualTo(200);
        assertThat(found("agent like '%medhub-notification%' and patient = ?", made.patient()))
                .as("by this question, or by the one that the portal has asked before")
                .contains("0E" + made.patient());
        tells(modules, "Communication/$concerned?case=" + made.caseId(), made.patient());
        tells(modules, "Appointment/$times?actor=Patient/patient-1" + from, "Patient/patient-1");
        tells(modules, "Appointment/$times?actor=Practitioner/gp-1" + from, "");
        tells(new Rest("discharge1"), made.patient() + "/$everything", made.patient());
        tells(new Rest("patient1"), "Patient/$my-data", "Patient/patient-1");
        Rest admin = new Rest("admin1");
        tells(admin, "CarePlan/$numbers", "");
        tells(admin, "AuditEvent?patient=" + made.patient(), made.patient());
        tells(admin, "AuditEvent?_count=1&entity=" + made.firstReferral(), made.patient());
        tells(new Rest("patient1"), "AuditEvent?_count=1", "");
        String one = admin.get("AuditEvent?_count=1&patient=" + made.patient())
                .found()
                .get(0);
        tells(admin, one, made.patient());
        Parameters dryRun = new Parameters().addParameter("dry-run", new BooleanType(true));
        String id = id();
        assertThat(admin.post(made.patient() + "/$erase", dryRun, header(id)).status())
                .isEqualTo(200);
        assertThat(rows(id)).containsExactly("0E" + made.patient());
        String due = id();
        dryRun.addParameter("count", new IntegerType(1));
        assertThat(admin.post("Patient/$erase-due", dryRun, header(due)).status())
                .isEqualTo(200);
        assertThat(rows(due)).isNotEmpty().allMatch(row -> row.startsWith("0E"));
        String begun = id();
        assertThat(admin.get("$export?_type=Organization", Map.of("X-Request-ID", begun, "Prefer", "respond-async"))
                        .status())
                .isEqualTo(202);
        assertThat(rows(begun)).containsExactly("0E");
    }

    @Test
    @DisplayName("15: an operation that writes leaves rows of what it wrote")
    void writes() {
        CaseUnderTest made = CaseUnderTest.admitted();
        String started = id();
        assertThat(new Rest("discharge1")
                        .post(made.encounter() + "/$start-discharge", made.wish(), header(started))
                        .status())
                .isEqualTo(200);
        assertThat(rows(started)).contains("0C" + made.patient());
        String opened = id();
        Parameters reason = new Parameters();
        CaseUnderTest.add(reason, "reason", new org.hl7.fhir.r4.model.CodeType("unconscious"));
        CaseUnderTest.add(reason, "explanation", new org.hl7.fhir.r4.model.StringType("Bewusstlos aufgefunden"));
        assertThat(new Rest("gp2")
                        .post(made.patient() + "/$emergency-access", reason, header(opened))
                        .status())
                .isEqualTo(200);
        assertThat(rows(opened)).contains("0C" + made.patient());
        String ended = id();
        assertThat(new Rest("gp2")
                        .post(made.patient() + "/$end-emergency-access", new Parameters(), header(ended))
                        .status())
                .isEqualTo(200);
        assertThat(rows(ended)).contains("0U" + made.patient());
    }

    /** Where there is nothing to hide (rule 7). */
    private static boolean isAboutTheDirectory(String operation) {
        return ResourceTypes.DIRECTORY.contains(operation.substring(0, operation.indexOf('/')));
    }

    /** What the hub's own modules ask all the time; told of nobody they leave no row. */
    private static boolean isPolled(String operation) {
        return Set.of("Communication/$notices", "Communication/$concerned", "Patient/$erased")
                .contains(operation);
    }

    /**
     * @param whom empty for a row about nobody
     */
    private static void tells(Rest caller, String path, String whom) {
        String id = id();
        Answer answer = caller.get(path, header(id));
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        assertThat(rows(id)).as(path).anyMatch(row -> row.matches("0[ER]" + whom));
    }

    private static String id() {
        return "trail-" + UUID.randomUUID();
    }

    private static Map<String, String> header(String id) {
        return Map.of("X-Request-ID", id);
    }

    /** Outcome, action and patient of each row of the request. */
    private static List<String> rows(String requestId) {
        return found("position(? in event) > 0", requestId);
    }

    private static List<String> found(String condition, String value) {
        try (Connection database = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                PreparedStatement search = database.prepareStatement("select outcome || action || coalesce(patient, '')"
                        + " from fhir.audit_event where " + condition
                        + " and place > (select max(place) - 20000 from fhir.audit_event)")) {
            search.setString(1, value);
            List<String> rows = new ArrayList<>();
            try (ResultSet found = search.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
