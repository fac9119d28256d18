package de.medicalhub.common.outbox;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Where a use case leaves its answers, in its own transaction. */
public final class Outbox {
    private static final String APPEND =
            "insert into outbox (topic, aggregate, payload, appended_at, due_at) values (?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final Clock clock;

    /**
     * @param dataSource the module's; its connections join the caller's transaction
     * @param clock the machine's (not the moved one), the same as the delivery's
     */
    public Outbox(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Leaves one answer; it is on its way once the caller's transaction is committed. */
    public void append(String topic, String aggregate, String payload) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, topic);
            insert.setString(2, aggregate);
            insert.setString(3, payload);
            insert.setObject(4, now);
            insert.setObject(5, now);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The answer could not be stored.", e);
        }
    }
}
