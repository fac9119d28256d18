package de.medicalhub.portal.erasure.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.erasure.control.ErasureMark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Table erasure_mark. */
@ApplicationScoped
class JdbcErasureMark implements ErasureMark {
    @Inject
    private DataSource source;

    @Override
    public int position() {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select position from erasure_mark where name = 'fhir'");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "How far erasures are followed cannot be read.", e);
        }
    }

    @Override
    public void move(int position) {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update erasure_mark set position = greatest(position, ?) where name = 'fhir'")) {
            update.setInt(1, position);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "How far erasures are followed cannot be noted.", e);
        }
    }
}
