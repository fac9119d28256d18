package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Days that are to be planned again: kept until a node has written a plan of them (rule 22). */
public final class PlanningWishes {
    private static final String WISH = """
            insert into planning_wish (service_date, carrier) values (?, ?)
            on conflict (service_date, carrier) do update set wish = default, wished_at = clock_timestamp(), not_before = '-infinity'""";
    /** What waits already is not put off by it, and is planned with it. */
    private static final String QUIETLY = """
            insert into planning_wish (service_date, carrier, not_before)
            values (?, ?, clock_timestamp() + make_interval(secs => ?))
            on conflict (service_date, carrier) do nothing""";
    /** Today's days first, and those that are over: somebody waits at a door there. */
    private static final String NEXT = """
            select service_date, carrier, wish from planning_wish
            where not_before <= clock_timestamp() and wish <> all (?)
            order by service_date > (clock_timestamp() at time zone 'Europe/Berlin')::date, wish limit 1""";
    /** Two seconds after the first time, then twice as long each time, a minute at most. */
    private static final String LATER = """
            update planning_wish set attempts = attempts + 1,
                not_before = clock_timestamp() + least(60, 2 ^ least(attempts + 1, 6)) * interval '1 second'
            where service_date = ? and carrier = ? and wish = ?""";

    private static final String WISHED = "select wish from planning_wish where service_date = ? and carrier = ?";
    private static final String DONE = "delete from planning_wish where service_date = ? and carrier = ? and wish = ?";

    private final DataSource dataSource;

    /** Those of the module's schema. */
    public PlanningWishes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A day of a carrier.
     *
     * @param number which grows; the same day wished again has another one
     */
    record Wish(LocalDate day, String carrier, long number) {}

    /** In the caller's transaction. */
    void wish(LocalDate day, String carrier) {
        run(WISH, statement -> {
            statement.setDate(1, Date.valueOf(day));
            statement.setString(2, carrier);
            return statement.executeUpdate();
        });
    }

    /**
     * A day that may wait a while, so that all that comes until then is planned with it; in the caller's transaction.
     *
     * @param quiet for which nobody begins, counted from the first of such wishes
     */
    void wishQuietly(LocalDate day, String carrier, Duration quiet) {
        run(QUIETLY, statement -> {
            statement.setDate(1, Date.valueOf(day));
            statement.setString(2, carrier);
            statement.setDouble(3, (double) quiet.toSeconds());
            return statement.executeUpdate();
        });
    }

    /**
     * The most urgent wish whose time has come.
     *
     * @param tried numbers of those that were tried already
     */
    Optional<Wish> next(Set<Long> tried) {
        return run(NEXT, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", tried.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Wish(rows.getDate(1).toLocalDate(), rows.getString(2), rows.getLong(3)))
                        : Optional.empty();
            }
        });
    }

    /** That day, if it waits, whether its time has come or not. */
    Optional<Wish> of(LocalDate day, String carrier) {
        return run(WISHED, statement -> {
            statement.setDate(1, Date.valueOf(day));
            statement.setString(2, carrier);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new Wish(day, carrier, rows.getLong(1))) : Optional.empty();
            }
        });
    }

    /** It could not be planned: it is tried again, later each time, unless it is wished anew. */
    void later(Wish wish) {
        run(LATER, statement -> {
            statement.setDate(1, Date.valueOf(wish.day()));
            statement.setString(2, wish.carrier());
            statement.setLong(3, wish.number());
            return statement.executeUpdate();
        });
    }

    /** Whether that day waits to be planned. */
    boolean isWished(LocalDate day, String carrier) {
        return of(day, carrier).isPresent();
    }

    /** It is done, in the transaction that wrote the plan; what was wished again meanwhile stays. */
    void done(Wish wish) {
        run(DONE, statement -> {
            statement.setDate(1, Date.valueOf(wish.day()));
            statement.setString(2, wish.carrier());
            statement.setLong(3, wish.number());
            return statement.executeUpdate();
        });
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The days to plan cannot be read.", e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
