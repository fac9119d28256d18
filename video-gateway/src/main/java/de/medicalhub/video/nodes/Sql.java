package de.medicalhub.video.nodes;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Single statements, each its own transaction; a database that does not answer is a HubException. */
public final class Sql {
    private final DataSource source;

    public Sql(DataSource source) {
        this.source = source;
    }

    /** One row of an answer. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    public int run(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = filled(connection, sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw away(e);
        }
    }

    /** What it answers. */
    public <T> List<T> list(Row<T> row, String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = filled(connection, sql, values);
                ResultSet answer = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (answer.next()) {
                found.add(row.read(answer));
            }
            return found;
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private static PreparedStatement filled(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static HubException away(SQLException e) {
        return new HubException(ProblemKind.UNAVAILABLE, "The database does not answer.", e);
    }
}
