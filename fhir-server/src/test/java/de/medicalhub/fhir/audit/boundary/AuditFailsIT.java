package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The trail of two people cannot be written: the database refuses their rows; what others do meanwhile goes on. */
class AuditFailsIT {
    private final CaseUnderTest made = CaseUnderTest.admitted();

    @AfterEach
    void theTrailIsWritableAgain() throws SQLException {
        inDatabase("drop trigger if exists refused_by_test on fhir.audit_event");
    }

    @Test
    @DisplayName("Rule 2, 3: what cannot be recorded is not shown, not stored, and not done")
    void whatCannotBeRecordedDoesNotHappen() throws SQLException {
        String id = "Patient/it-" + UUID.randomUUID();
        Patient patient = new Patient();
        patient.setId(id);
        inDatabase("""
                create or replace function fhir.refused_by_test() returns trigger language plpgsql as
                $$ begin raise insufficient_privilege; end $$""");
        inDatabase("create trigger refused_by_test before insert on fhir.audit_event for each row"
                + " when (new.patient in ('" + made.patient() + "', '" + id + "'))"
                + " execute function fhir.refused_by_test()");

        Answer read = new Rest("discharge1").get(made.patient());
        Answer search = new Rest("discharge1").get("Condition?subject=" + made.patient());
        Answer write = new Rest("admin1").put(patient);
        Answer operation = made.start(made.wish());
        for (Answer answer : new Answer[] {read, search, write, operation}) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain(CaseUnderTest.SECRET, "Herzinsuffizienz");
        }
        theTrailIsWritableAgain();

        assertThat(new Rest("discharge1")
                        .get("CarePlan?subject=" + made.patient())
                        .found())
                .isEmpty();
        assertThat(new Rest("admin1").put(patient).status()).isEqualTo(201);
        assertThat(new Rest("discharge1").get(made.patient()).status()).isEqualTo(200);
    }

    private static void inDatabase(String change) throws SQLException {
        try (Connection owner = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                Statement statement = owner.createStatement()) {
            statement.execute(change);
        }
    }
}
