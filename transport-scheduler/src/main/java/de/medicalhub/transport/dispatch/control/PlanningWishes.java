package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** Days that are to be planned again: kept until a node has written a plan of them (rule 22). */
public final class PlanningWishes {
    private static final String WISH = """
            insert into planning_wish (service_date, carrier) values (?, ?)
            on conflict (service_date, carrier) do update set wish = default, wished_at = clock_timestamp()""";
    private static final String OLDEST =
            "select service_date, carrier, wish from planning_wish where wish > ? order by wish limit 1";
    private static final String WISHED = "select 1 from planning_wish where service_date = ? and carrier = ?";
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

    /** The oldest wish with a higher number than that. */
    Optional<Wish> after(long number) {
        return run(OLDEST, statement -> {
            statement.setLong(1, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Wish(rows.getDate(1).toLocalDate(), rows.getString(2), rows.getLong(3)))
                        : Optional.empty();
            }
        });
    }

    /** Whether that day waits to be planned. */
    boolean isWished(LocalDate day, String carrier) {
        return run(WISHED, statement -> {
            statement.setDate(1, Date.valueOf(day));
            statement.setString(2, carrier);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
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
