package de.medicalhub.transport.roads.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Slowdowns as stored, in the caller's transaction. */
record Slowdowns(DataSource dataSource) {
    private static final String ADD = """
            insert into slowdown (id, label, latitude, longitude, kilometres, factor, closed, from_at, until_at, said_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ACTIVE = "select * from slowdown where until_at > ? order by from_at, id";
    private static final String END = "update slowdown set until_at = ? where id = ? and until_at > ?";
    private static final String FORGET = "delete from slowdown where until_at < ?";

    void add(Slowdown slowdown, String person) {
        run(ADD, statement -> {
            statement.setString(1, slowdown.id());
            statement.setString(2, slowdown.label());
            statement.setDouble(3, slowdown.at().latitude());
            statement.setDouble(4, slowdown.at().longitude());
            statement.setDouble(5, slowdown.kilometres());
            statement.setDouble(6, slowdown.factor());
            statement.setBoolean(7, slowdown.closed());
            statement.setTimestamp(8, Timestamp.from(slowdown.from()));
            statement.setTimestamp(9, Timestamp.from(slowdown.until()));
            statement.setString(10, person);
            return statement.executeUpdate();
        });
    }

    List<Slowdown> active(Instant now) {
        return run(ACTIVE, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            List<Slowdown> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        });
    }

    /** Whether it had not ended before. */
    boolean end(String id, Instant now) {
        return run(END, statement -> {
                    statement.setTimestamp(1, Timestamp.from(now));
                    statement.setString(2, id);
                    statement.setTimestamp(3, Timestamp.from(now));
                    return statement.executeUpdate();
                })
                > 0;
    }

    void forgetEndedBefore(Instant oldest) {
        run(FORGET, statement -> {
            statement.setTimestamp(1, Timestamp.from(oldest));
            return statement.executeUpdate();
        });
    }

    private static Slowdown read(ResultSet row) throws SQLException {
        return new Slowdown(
                row.getString("id"),
                row.getString("label"),
                new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
                row.getDouble("kilometres"),
                row.getDouble("factor"),
                row.getBoolean("closed"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant());
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "Slowdowns cannot be read or written.", e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
