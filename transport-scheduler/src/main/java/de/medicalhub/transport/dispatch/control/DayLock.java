package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/**
 * The lock of a day for a node that plans it (rules 3 and 22): a node that freezes with it loses it after five seconds, for
 * the database ends its session; who waits for it gives up after ten, and tries again with the next run.
 */
record DayLock(DataSource dataSource) {
    /** First key of the advisory locks of days, so that they meet no other locks of this database. */
    static final int WHAT = 56_727;

    private static final String LOCK = "select set_config('idle_in_transaction_session_timeout', '5s', true),"
            + " set_config('lock_timeout', '10s', true), pg_advisory_xact_lock(?, ?)";

    /** Until the caller's transaction ends. */
    void take(LocalDate day) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setInt(1, WHAT);
            statement.setInt(2, Math.toIntExact(day.toEpochDay()));
            statement.execute();
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The day is in other hands.", e);
        }
    }
}
