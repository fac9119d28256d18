package de.medicalhub.common.outbox;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The table behind the delivery; each call is one statement that commits by itself. */
final class OutboxTable {
    /** The oldest due entry that no other node is claiming and no earlier entry of its aggregate holds back. */
    private static final String CLAIM = """
            update outbox set due_at = ?, attempts = attempts + 1
            where id = (select o.id from outbox o
                        where o.dead_at is null and o.due_at <= ? and (? = '' or o.topic = ?)
                          and not exists (select 1 from outbox earlier
                                          where earlier.aggregate = o.aggregate and earlier.id < o.id
                                            and earlier.dead_at is null)
                        order by o.id limit 1 for update skip locked)
            returning id, topic, aggregate, payload, attempts""";

    private static final String SAME_CLAIM = " where id = ? and attempts = ? and dead_at is null";
    private static final String DEAD = """
            select id, topic, aggregate, attempts, dead_at, coalesce(last_fault, '') from outbox
            where dead_at is not null order by id""";

    private final DataSource dataSource;

    OutboxTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** With an empty topic: of any. */
    Optional<OutboxEntry> claim(Instant now, Instant until, String topic) {
        return query(CLAIM, OutboxTable::entry, at(until), at(now), topic, topic).stream()
                .findFirst();
    }

    void delivered(OutboxEntry entry) {
        update("delete from outbox" + SAME_CLAIM, entry.id(), entry.attempt());
    }

    void postpone(OutboxEntry entry, Instant dueAt, String fault) {
        update(
                "update outbox set due_at = ?, last_fault = ?" + SAME_CLAIM,
                at(dueAt),
                fault,
                entry.id(),
                entry.attempt());
    }

    void bury(OutboxEntry entry, Instant deadAt, String fault) {
        update(
                "update outbox set dead_at = ?, last_fault = ?" + SAME_CLAIM,
                at(deadAt),
                fault,
                entry.id(),
                entry.attempt());
    }

    List<DeadLetter> deadLetters() {
        return query(DEAD, OutboxTable::deadLetter);
    }

    boolean revive(long id, Instant dueAt) {
        String revive =
                "update outbox set dead_at = null, attempts = 0, due_at = ? where id = ? and dead_at is not null";
        return update(revive, at(dueAt), id) == 1;
    }

    private static OutboxEntry entry(ResultSet row) throws SQLException {
        return new OutboxEntry(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5));
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        Instant deadAt = row.getObject(5, OffsetDateTime.class).toInstant();
        return new DeadLetter(
                row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), deadAt, row.getString(6));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static HubException unavailable(SQLException e) {
        return new HubException(ProblemKind.UNAVAILABLE, "The outbox cannot be read at the moment.", e);
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
