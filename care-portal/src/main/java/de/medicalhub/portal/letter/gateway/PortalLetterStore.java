package de.medicalhub.portal.letter.gateway;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.letter.control.LetterStore;
import de.medicalhub.portal.letter.entity.StoredCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Table letter_code of the portal's schema. */
@ApplicationScoped
class PortalLetterStore implements LetterStore {
    @Inject
    private DataSource dataSource;

    @Override
    public void add(String hash, StoredCode code, String issuedBy, Instant now) {
        change("delete from letter_code where fhir_user = ? and used_at is null", code.fhirUser());
        change(
                "insert into letter_code (hash, fhir_user, role, username, proof, sealed, issued_by, issued_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                hash,
                code.fhirUser(),
                code.role().realmName(),
                code.username(),
                code.proof(),
                code.sealed(),
                issuedBy,
                Timestamp.from(now),
                Timestamp.from(code.expires()));
    }

    @Override
    public void erase(String fhirUser) {
        change("delete from letter_code where fhir_user = ?", fhirUser);
    }

    @Override
    public Optional<StoredCode> find(String hash) {
        String query = "select fhir_user, role, username, proof, sealed, expires_at, attempts, used_at from letter_code"
                + " where hash = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, query, hash);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("Letter codes cannot be read.", e);
        }
    }

    @Override
    public boolean takeAttempt(String hash, int most) {
        return change("update letter_code set attempts = attempts + 1 where hash = ? and attempts < ?", hash, most)
                == 1;
    }

    @Override
    public void returnAttempt(String hash) {
        change("update letter_code set attempts = attempts - 1 where hash = ? and attempts > 0", hash);
    }

    @Override
    public boolean take(String hash, Instant now) {
        return change(
                        "update letter_code set used_at = ? where hash = ? and used_at is null",
                        Timestamp.from(now),
                        hash)
                == 1;
    }

    @Override
    public void giveBack(String hash) {
        change("update letter_code set used_at = null where hash = ?", hash);
    }

    private static StoredCode read(ResultSet row) throws SQLException {
        return new StoredCode(
                row.getString("fhir_user"),
                Role.find(row.getString("role")).orElseThrow(),
                row.getString("username"),
                row.getString("proof"),
                row.getString("sealed"),
                row.getTimestamp("expires_at").toInstant(),
                row.getInt("attempts"),
                instant(row.getTimestamp("used_at")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp moment) {
        return Optional.ofNullable(moment).map(Timestamp::toInstant);
    }

    private int change(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Letter codes cannot be written.", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
