package de.medicalhub.fhir.consent;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.ConsentPeriod;
import de.medicalhub.fhir.access.Rest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A withdrawal counts for the very next request, with real tokens. */
class ConsentIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Rest manager = new Rest("discharge1");

    @Test
    @DisplayName("4: with the consent to the referral the chosen service loses the patient at once, others do not")
    void theReferralIsWithdrawn() throws SQLException {
        CaseUnderTest made = awarded();
        String consent = consent(made, "referral");
        assertThat(new Rest("nurse1").get(made.patient()).status()).isEqualTo(200);
        try (Connection connection = DriverManager.getConnection(Stack.databaseUrl(), "portal", "demo");
                Statement statement = connection.createStatement()) {
            statement.execute("listen medhub_case");
            assertThat(withdraw(consent).status()).isEqualTo(200);
            assertThat(new Rest("nurse1").get(made.patient()).status()).isEqualTo(404);
            assertThat(new Rest("nurse1")
                            .get("Condition?subject=" + made.patient())
                            .found())
                    .isEmpty();
            assertThat(isWoken(connection, made.caseId())).isTrue();
        }
        for (String other : List.of("gp1", "pharmacist1", "dispatcher1")) {
            assertThat(new Rest(other).get(made.patient()).status()).as(other).isEqualTo(200);
        }
        Task ended = new Rest("nurse1").get(made.firstReferral()).as(Task.class);
        assertThat(ended.getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(ended.hasFor()).isFalse();
        assertThat(withdraw(consent).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("4: with the consent to the discharge the case ends for everybody; only the stay is left")
    void theDischargeIsWithdrawn() {
        CaseUnderTest made = awarded();
        String consent = consent(made, "discharge");
        Answer incomplete = manager.post(consent + "/$withdraw", new Parameters());
        assertThat(incomplete.status()).isEqualTo(400);
        assertThat(incomplete.sentences()).containsExactly("Die Angabe „Widerrufen durch“ fehlt.");
        assertThat(withdraw(consent).status()).isEqualTo(200);
        for (String member : List.of("gp1", "nurse1", "pharmacist1", "dispatcher1")) {
            assertThat(new Rest(member).get(made.patient()).status()).as(member).isEqualTo(404);
        }
        assertThat(manager.get(made.patient()).status()).isEqualTo(200);
        assertThat(manager.get("Task?group-identifier=" + made.caseToken()).resources())
                .map(Task.class::cast)
                .map(task -> task.getCode().getCodingFirstRep().getCode() + " " + task.getStatus())
                .isNotEmpty()
                .allMatch(task -> task.startsWith(HubCodes.TASK_CASE_ENDED) || task.endsWith(" CANCELLED"));
        assertThat(manager.get("Provenance?target=" + consent).body()).contains("möchte nicht mehr");
    }

    @Test
    @DisplayName("4: with the consent to the video the consultation is cancelled")
    void theVideoIsWithdrawn() {
        CaseUnderTest made = CaseUnderTest.started();
        assertThat(withdraw(consent(made, "video")).status()).isEqualTo(200);
        Appointment appointment = (Appointment) manager.get("Appointment?identifier=" + made.caseToken())
                .resources()
                .get(0);
        assertThat(appointment.getStatus()).isEqualTo(Appointment.AppointmentStatus.CANCELLED);
        assertThat(new Rest("gp1").get(made.patient()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A consent whose time is over, or has not come, opens nothing; one whose time has come does")
    void thePeriodDecides() throws SQLException {
        CaseUnderTest made = awarded();
        String discharge = consent(made, "discharge");
        String referral = consent(made, "referral");
        Rest gp = new Rest("gp1");
        Rest nurse = new Rest("nurse1");
        ConsentPeriod.ended(referral);
        assertThat(nurse.get(made.patient()).status()).as("ended, nurse").isEqualTo(404);
        assertThat(nurse.get("Condition?subject=" + made.patient()).found()).isEmpty();
        assertThat(gp.get(made.patient()).status()).as("ended, gp").isEqualTo(200);
        ConsentPeriod.running(referral);
        assertThat(nurse.get(made.patient()).status()).as("running, nurse").isEqualTo(200);
        ConsentPeriod.toCome(discharge);
        assertThat(gp.get(made.patient()).status()).as("to come, gp").isEqualTo(404);
        assertThat(gp.get("Condition?subject=" + made.patient()).found()).isEmpty();
        ConsentPeriod.running(discharge);
        assertThat(gp.get(made.patient()).status()).as("running, gp").isEqualTo(200);
    }

    @Test
    @DisplayName("4: nobody else withdraws, and nobody writes a consent of a case by hand")
    void nobodyElse() {
        CaseUnderTest made = CaseUnderTest.started();
        String reference = consent(made, "discharge");
        Consent consent = manager.get(reference).as(Consent.class);
        assertThat(new Rest("patient1")
                        .post(reference + "/$withdraw", new Parameters())
                        .status())
                .isEqualTo(404);
        assertThat(new Rest("gp1")
                        .post(reference + "/$withdraw", new Parameters())
                        .status())
                .isEqualTo(403);
        consent.getProvision().getActor().clear();
        for (String caller : List.of("admin1", "discharge1", "gp1", "medhub-transport")) {
            assertThat(new Rest(caller).put(consent).status()).as(caller).isEqualTo(403);
        }
        assertThat(manager.get(reference).as(Consent.class).getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
    }

    private static CaseUnderTest awarded() {
        CaseUnderTest made = CaseUnderTest.started();
        made.answer("nurse1", made.firstReferral(), true);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(200);
        return made;
    }

    private String consent(CaseUnderTest made, String purpose) {
        return manager.get("Consent?identifier=" + made.caseToken() + "&category=" + HubCodes.CONSENT_PURPOSE + "%7C"
                        + purpose)
                .found()
                .get(0);
    }

    private Answer withdraw(String consent) {
        Parameters parameters = new Parameters();
        CaseUnderTest.add(parameters, "withdrawn-by", new CodeType("patient"));
        CaseUnderTest.add(parameters, "reason", new StringType("möchte nicht mehr"));
        return manager.post(consent + "/$withdraw", parameters);
    }

    private static boolean isWoken(Connection connection, String caseId) throws SQLException {
        PGNotification[] woken = connection.unwrap(PGConnection.class).getNotifications((int) WITHIN.toMillis());
        return woken != null
                && List.of(woken).stream()
                        .anyMatch(notice -> notice.getParameter().equals(caseId));
    }
}
