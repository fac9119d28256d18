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
import org.jspecify.annotations.Nullable;

/** Slowdowns as stored, in the caller's transaction. */
record Slowdowns(DataSource dataSource) {
    private static final String ADD = """
        insert into slowdown (id, label, latitude, longitude, kilometres, factor, closed, from_at, until_at, said_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    private static final String ACTIVE = "select * from slowdown where until_at > ? order by from_at, id";
    private static final String END = "update slowdown set until_at = ?, ended_by = ? where id = ? and until_at > ?";
    private static final String OF_FEED = "select * from slowdown where of_feed";
    private static final String SETTLED = "select * from slowdown where of_feed and ended_by is not null";
    private static final String PUT = """
        insert into slowdown (id, label, latitude, longitude, kilometres, factor, closed, from_at, until_at, said_by, of_feed)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'feed', true)
        on conflict (id) do update set label = excluded.label, latitude = excluded.latitude, longitude = excluded.longitude,
        kilometres = excluded.kilometres, factor = excluded.factor, closed = excluded.closed, from_at = excluded.from_at,
        until_at = excluded.until_at, ended_by = null\
        """;
    private static final String FORGET = "delete from slowdown where until_at < ?";

    void add(Slowdown slowdown, String person) {
        run(ADD, statement -> {
            fill(statement, slowdown);
            statement.setString(10, person);
            return statement.executeUpdate();
        });
    }

    /** Of the feed: new, or as it is now. */
    void put(Slowdown slowdown) {
        run(PUT, statement -> {
            fill(statement, slowdown);
            return statement.executeUpdate();
        });
    }

    private static void fill(PreparedStatement statement, Slowdown slowdown) throws SQLException {
        statement.setString(1, slowdown.id());
        statement.setString(2, slowdown.label());
        statement.setDouble(3, slowdown.at().latitude());
        statement.setDouble(4, slowdown.at().longitude());
        statement.setDouble(5, slowdown.kilometres());
        statement.setDouble(6, slowdown.factor());
        statement.setBoolean(7, slowdown.closed());
        statement.setTimestamp(8, Timestamp.from(slowdown.from()));
        statement.setTimestamp(9, Timestamp.from(slowdown.until()));
    }

    /** All that the feed ever reported and that is not forgotten. */
    List<Slowdown> ofFeed() {
        return run(OF_FEED, Slowdowns::all);
    }

    /** Those of them that a dispatcher has said to be over. */
    List<Slowdown> settled() {
        return run(SETTLED, Slowdowns::all);
    }

    List<Slowdown> active(Instant now) {
        return run(ACTIVE, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            return all(statement);
        });
    }

    private static List<Slowdown> all(PreparedStatement statement) throws SQLException {
        List<Slowdown> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    /**
     * Whether it had not ended before.
     *
     * @param person who says so; null if the feed reports it no more
     */
    boolean end(String id, Instant now, @Nullable String person) {
        return run(END, statement -> {
                    statement.setTimestamp(1, Timestamp.from(now));
                    statement.setString(2, person);
                    statement.setString(3, id);
                    statement.setTimestamp(4, Timestamp.from(now));
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
