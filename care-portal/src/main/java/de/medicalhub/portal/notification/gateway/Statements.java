package de.medicalhub.portal.notification.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements in the portal's schema, in the transaction of the caller. */
@ApplicationScoped
class Statements {
    @Inject
    private DataSource dataSource;

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Row<T> reader, @Nullable Object... values) {
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

    int update(String sql, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            if (value instanceof Collection<?> many) {
                boolean numbers = many.stream().allMatch(Long.class::isInstance);
                statement.setArray(i + 1, connection.createArrayOf(numbers ? "bigint" : "text", many.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    private static HubException unavailable(SQLException e) {
        return new HubException(ProblemKind.UNAVAILABLE, "The notifications cannot be read at the moment.", e);
    }
}
