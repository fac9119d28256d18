package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.entity.Alert;
import de.medicalhub.transport.dispatch.entity.Alert.What;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Writes alerts in the caller's transaction, one column at a time: two nodes may raise the same one at once, and nobody's
 * word is overwritten by another's.
 */
record AlertRows(DataSource dataSource) {
    private static final String RAISE = """
            insert into alert (id, service_date, carrier, kind, tour_id, job_id, minutes, detail, pickups, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""";
    private static final String LAST = "update alert set minutes = ? where id = ? and minutes <> ?";
    private static final String CONCERN = "update alert set concerned = ? where id = ?";
    private static final String SEE = "update alert set seen_at = ? where id = ? and seen_at is null";
    private static final String WITHDRAW_JOB = "delete from alert where job_id = ? and kind = ?";
    private static final String WITHDRAW_TOUR = "delete from alert where tour_id = ? and kind = ?";

    /** Whether it is new. */
    boolean raise(String id, What what, Map<String, Instant> pickups, Instant at) {
        return run(RAISE, statement -> {
            statement.setString(1, id);
            statement.setDate(2, Date.valueOf(what.day()));
            statement.setString(3, what.carrier());
            statement.setString(4, what.kind().name());
            statement.setString(5, text(what.tourId()));
            statement.setString(6, text(what.jobId()));
            statement.setLong(7, what.minutes());
            statement.setString(8, what.detail());
            statement.setString(9, Alert.textOfPickups(pickups));
            statement.setTimestamp(10, Timestamp.from(at));
        });
    }

    private static @org.jspecify.annotations.Nullable String text(Optional<String> value) {
        return value.orElse(null);
    }

    /** The delay is another one by now; whether that is new. */
    boolean lasts(String id, long minutes) {
        return run(LAST, statement -> {
            statement.setLong(1, minutes);
            statement.setString(2, id);
            statement.setLong(3, minutes);
        });
    }

    /** These are concerned. */
    void concerns(String id, Map<String, Optional<Long>> jobs) {
        run(CONCERN, statement -> {
            statement.setString(1, Alert.textOf(jobs));
            statement.setString(2, id);
        });
    }

    /** A dispatcher has seen it. */
    void seen(String id, Instant at) {
        run(SEE, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setString(2, id);
        });
    }

    /** It was not so: those of this job and kind are gone. */
    void withdrawOfJob(String jobId, AlertKind kind) {
        withdraw(WITHDRAW_JOB, jobId, kind);
    }

    /** The same of a tour. */
    void withdrawOfTour(String tourId, AlertKind kind) {
        withdraw(WITHDRAW_TOUR, tourId, kind);
    }

    private void withdraw(String sql, String id, AlertKind kind) {
        run(sql, statement -> {
            statement.setString(1, id);
            statement.setString(2, kind.name());
        });
    }

    private boolean run(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.set(statement);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "Alerts cannot be written.", e);
        }
    }

    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }
}
