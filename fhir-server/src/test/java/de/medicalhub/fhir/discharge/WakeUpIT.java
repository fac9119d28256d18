package de.medicalhub.fhir.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Wake-ups on cases that consist of a Task of the pharmacy only, so that neither transport nor video writes on them. */
class WakeUpIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    @Test
    @DisplayName("7: who watches is woken once for each transaction, and not by a refusal")
    void whoWatchesIsWoken() throws SQLException {
        String patient = CaseUnderTest.admitted().patient();
        CaseId dispensed = CaseId.next();
        CaseId refused = CaseId.next();
        String own = dispenseTask(patient, dispensed, "Organization/pharmacy-polch");
        String others = dispenseTask(patient, refused, "Organization/pharmacy-mayen");
        try (Connection connection = DriverManager.getConnection(Stack.databaseUrl(), "portal", "demo");
                Statement statement = connection.createStatement()) {
            statement.execute("listen medhub_case");

            assertThat(dispense(others)).isEqualTo(404);
            assertThat(dispense(own)).isEqualTo(200);
            assertThat(dispense(own)).isEqualTo(409);

            assertThat(wokenUntilNow(patient, connection))
                    .contains(dispensed.toString())
                    .doesNotContain(refused.toString())
                    .filteredOn(dispensed.toString()::equals)
                    .hasSize(1);
        }
    }

    private static int dispense(String task) {
        return new Rest("pharmacist1")
                .post(task + "/$dispense", new Parameters())
                .status();
    }

    private static String dispenseTask(String patient, CaseId caseId, String pharmacy) {
        Task task = new Task().setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
        task.setId("Task/it-" + UUID.randomUUID());
        task.setGroupIdentifier(caseId.toIdentifier());
        task.getCode().addCoding().setSystem(HubCodes.TASK_CODE).setCode(HubCodes.TASK_DISPENSE);
        task.setFor(new Reference(patient)).setOwner(new Reference(pharmacy));
        assertThat(new Rest("admin1").put(task).status()).isEqualTo(201);
        return task.getId();
    }

    /** Notifications come in the order of the commits; so all have come when one for a later write is there. */
    private static List<String> wokenUntilNow(String patient, Connection connection) throws SQLException {
        CaseId last = CaseId.next();
        Basic mark = new Basic().setSubject(new Reference(patient));
        mark.setId("Basic/it-" + UUID.randomUUID());
        mark.getCode().setText("mark");
        mark.addIdentifier(last.toIdentifier());
        assertThat(new Rest("admin1").put(mark).status()).isEqualTo(201);
        PGConnection listening = connection.unwrap(PGConnection.class);
        List<String> woken = new ArrayList<>();
        while (!woken.contains(last.toString())) {
            PGNotification[] more = listening.getNotifications((int) WITHIN.toMillis());
            assertThat(more).as("the mark's own wake-up").isNotEmpty();
            Stream.of(more).map(PGNotification::getParameter).forEach(woken::add);
        }
        return woken;
    }
}
