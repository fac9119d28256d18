package de.medicalhub.transport.dispatch.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Who plans the region: one node at a time (rule 22). Time is the database's. Each change of hands has a higher number (fence);
 * a node that was away too long writes with an old one, and nothing is written.
 */
public final class PlannerLease {
    private static final String REGION = "district";
    private static final String TAKE = """
            insert into planner_lease (region, owner, fence, expires)
            values (?, ?, 1, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (region) do update set owner = excluded.owner, expires = excluded.expires,
                fence = planner_lease.fence + case when planner_lease.owner = excluded.owner then 0 else 1 end
            where planner_lease.owner = excluded.owner or planner_lease.expires < clock_timestamp()
            returning fence""";
    private static final String CONFIRM = """
            select 1 from planner_lease
            where region = ? and owner = ? and fence = ? for update""";
    private static final String RELEASE =
            "update planner_lease set expires = '-infinity' where region = ? and owner = ? and fence = ?";
    /** A node that freezes between the question and the commit must not keep the others out. */
    private static final String LET_GO = "set local idle_in_transaction_session_timeout = '5s'";

    private final DataSource dataSource;
    private final Duration term;
    private final String owner = UUID.randomUUID().toString();

    /**
     * A node's own.
     *
     * @param term after which another node may take over if this one is silent
     */
    public PlannerLease(DataSource dataSource, Duration term) {
        this.dataSource = dataSource;
        this.term = term;
    }

    /** Takes or renews it; outside of transactions. Empty while another node has it. */
    Optional<Long> take() {
        return ask(TAKE, statement -> {
            statement.setString(1, REGION);
            statement.setString(2, owner);
            statement.setLong(3, term.toMillis());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        });
    }

    /** Whether nobody else took it since, though its term may be over: a slow day must be written too; if so nobody else takes it before the caller's transaction ends. */
    boolean isHeld(long fence) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(LET_GO);
        } catch (SQLException e) {
            throw unreachable(e);
        }
        return ask(CONFIRM, statement -> {
            statement.setString(1, REGION);
            statement.setString(2, owner);
            statement.setLong(3, fence);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** Another node need not wait for the term to end. */
    void release(long fence) {
        ask(RELEASE, statement -> {
            statement.setString(1, REGION);
            statement.setString(2, owner);
            statement.setLong(3, fence);
            return statement.executeUpdate();
        });
    }

    private <T> T ask(String sql, Question<T> question) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.of(statement);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static HubException unreachable(SQLException e) {
        return new HubException(ProblemKind.UNAVAILABLE, "The planner's lease cannot be read.", e);
    }

    private interface Question<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
