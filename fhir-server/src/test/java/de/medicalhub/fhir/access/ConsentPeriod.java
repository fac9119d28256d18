package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Gives a stored Consent another period, in the database and as a new version: nobody may write a Consent of a case by hand, and
 * the shared clock stays where it is.
 */
public final class ConsentPeriod {
    private ConsentPeriod() {}

    /** It ended yesterday. */
    public static void ended(String consent) throws SQLException {
        set(consent, "end", Duration.ofDays(-1));
    }

    /** It begins in more than a year, further ahead than any test moves the clock. */
    public static void toCome(String consent) throws SQLException {
        set(consent, "start", Duration.ofDays(400));
    }

    /** It began yesterday and does not end. */
    public static void running(String consent) throws SQLException {
        set(consent, "start", Duration.ofDays(-1));
    }

    private static void set(String consent, String border, Duration fromNow) throws SQLException {
        String moment = HubClock.fromSystemProperty()
                .instant()
                .plus(fromNow)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String ours = "(select res_id from fhir.hfj_resource where res_type = 'Consent' and fhir_id = ?)";
        String key = consent.substring("Consent/".length());
        try (Connection owner = DriverManager.getConnection(Stack.databaseUrl(), "postgres", "demo");
                PreparedStatement version =
                        owner.prepareStatement("update fhir.hfj_res_ver v set res_ver = v.res_ver + 1,"
                                + " res_text_vc = jsonb_set(v.res_text_vc::jsonb, '{provision,period}',"
                                + " jsonb_build_object(?::text, ?::text))::text from fhir.hfj_resource r"
                                + " where r.res_id = v.res_id and r.res_ver = v.res_ver and v.res_id = " + ours);
                PreparedStatement current = owner.prepareStatement(
                        "update fhir.hfj_resource set res_ver = res_ver + 1 where res_id = " + ours)) {
            owner.setAutoCommit(false);
            version.setString(1, border);
            version.setString(2, moment);
            version.setString(3, key);
            current.setString(1, key);
            assertThat(version.executeUpdate()).as(consent).isEqualTo(1);
            assertThat(current.executeUpdate()).as(consent).isEqualTo(1);
            owner.commit();
        }
    }
}
