package de.medicalhub.fhir.audit.gateway;

import de.medicalhub.fhir.audit.control.AuditLog;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.RowDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail in the table {@code audit_event}; see audit_event.sql beside this class. */
@Component
class PostgresAuditLog implements AuditLog, InitializingBean {
    private static final int BATCH = 500;
    private static final String INSERT =
            "insert into audit_event (id, recorded, action, outcome, agent, patient, purpose, entities, event,"
                    + " digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final RowDigest digests;

    PostgresAuditLog(DataSource dataSource, PlatformTransactionManager transactions, RowDigest digests) {
        this.digests = digests;
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        jdbc.execute(new ClassPathResource("audit_event.sql", getClass()).getContentAsString(StandardCharsets.UTF_8));
    }

    @Override
    public void append(List<AuditRow> rows) {
        transaction.executeWithoutResult(status -> jdbc.batchUpdate(INSERT, rows, BATCH, this::fill));
    }

    @Override
    public Optional<String> find(UUID id) {
        return jdbc.queryForList("select event from audit_event where id = ?", String.class, id).stream()
                .findFirst();
    }

    @Override
    public Optional<String> find(UUID id, String patient) {
        return jdbc
                .queryForList("select event from audit_event where id = ? and patient = ?", String.class, id, patient)
                .stream()
                .findFirst();
    }

    @Override
    public List<String> find(AuditQuery query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        query.patient().ifPresent(patient -> restrict("patient = ?", patient, conditions, values));
        query.agent().ifPresent(agent -> restrict("agent = ?", agent, conditions, values));
        query.entity().ifPresent(entity -> restrict("entities @> array[cast(? as text)]", entity, conditions, values));
        query.purpose().ifPresent(purpose -> restrict("purpose = ?", purpose, conditions, values));
        query.from().ifPresent(from -> restrict("recorded >= ?", Timestamp.from(from), conditions, values));
        query.until().ifPresent(until -> restrict("recorded <= ?", Timestamp.from(until), conditions, values));
        values.add(query.count());
        values.add(query.offset());
        String sql = "select event from audit_event where " + String.join(" and ", conditions)
                + " order by recorded desc, id limit ? offset ?";
        return jdbc.queryForList(sql, String.class, values.toArray());
    }

    private static void restrict(String condition, Object value, List<String> conditions, List<Object> values) {
        conditions.add(condition);
        values.add(value);
    }

    private void fill(PreparedStatement insert, AuditRow row) throws SQLException {
        Array entities =
                insert.getConnection().createArrayOf("text", row.entities().toArray());
        insert.setObject(1, row.id());
        insert.setTimestamp(2, Timestamp.from(row.recorded()));
        insert.setString(3, row.action());
        insert.setString(4, row.outcome());
        insert.setString(5, row.agent());
        insert.setString(6, row.patient().isEmpty() ? null : row.patient());
        insert.setString(7, row.purpose().isEmpty() ? null : row.purpose());
        insert.setArray(8, entities);
        insert.setString(9, row.event());
        insert.setString(10, digests.of(row));
    }
}
