package de.medicalhub.fhir.audit.gateway;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.Issues;
import de.medicalhub.fhir.audit.control.AuditLog;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditQuery.Field;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.RowDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The trail in the table {@code audit_event}; see audit_event.sql beside this class. */
@Component
class PostgresAuditLog implements AuditLog, InitializingBean {
    private static final String INSERT = "insert into audit_event"
            + " (id, recorded, action, outcome, agent, patient, purpose, entities, event, digest)";
    private static final int COLUMNS = 10;

    /** As many as come together mostly. */
    private static final int MOST_AS_VALUES = 8;

    /** By the number of rows. */
    private static final List<String> VALUES = IntStream.rangeClosed(0, MOST_AS_VALUES)
            .mapToObj(rows -> INSERT + " values "
                    + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")))
            .toList();

    private static final String MANY = INSERT + " select id, recorded, action, outcome, agent, patient, purpose,"
            + " entities::text[], event, digest"
            + " from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[]) as new"
            + " (id, recorded, action, outcome, agent, patient, purpose, entities, event, digest)";

    /** What stands in the events alone is read out of them, row by row. */
    private static final String HAS_SUBTYPE =
            "event::jsonb @> jsonb_build_object('subtype', jsonb_build_array(jsonb_build_object('code', ?::text)))";

    private static final String HAS_ENTITY_TYPE = "event::jsonb @> jsonb_build_object('entity',"
            + " jsonb_build_array(jsonb_build_object('type', jsonb_build_object('code', ?::text))))";

    private static final String HAS_ENTITY_ROLE = "event::jsonb @> jsonb_build_object('entity',"
            + " jsonb_build_array(jsonb_build_object('role', jsonb_build_object('code', ?::text))))";

    private static final String ADDRESS = "exists (select from jsonb_array_elements(event::jsonb -> 'agent') as one"
            + " where lower(one -> 'network' ->> 'address') like ?)";

    /** Seconds for a question that names no patient: longer looks through the whole trail for what is hardly ever in it. */
    private static final int PATIENCE = 10;

    /** These have few rows; how long they are looked for ends with what the database allows to each statement. */
    private static final Set<Field> NARROW = EnumSet.of(Field.ID, Field.PATIENT);

    private static final String BY_WHAT =
            "This search takes too long. Please narrow it: name a patient, who it was, or a time" + " as well.";
    private static final String BY_TIME = "This search takes too long. Please narrow it: name a time as well (date).";

    private static final String CANCELLED = "57014";

    private final JdbcTemplate jdbc;
    private final JdbcTemplate asking;
    private final RowDigest digests;
    private final GroupCommit<AuditRow> together;

    @Autowired
    PostgresAuditLog(DataSource dataSource, RowDigest digests) {
        this(dataSource, digests, PATIENCE);
    }

    /**
     * @param patienceSeconds for a question that names no patient
     */
    PostgresAuditLog(DataSource dataSource, RowDigest digests, int patienceSeconds) {
        this.digests = digests;
        jdbc = new JdbcTemplate(dataSource);
        asking = new JdbcTemplate(dataSource);
        asking.setQueryTimeout(patienceSeconds);
        together = new GroupCommit<>(this::insert);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        jdbc.execute(new ClassPathResource("audit_event.sql", getClass()).getContentAsString(StandardCharsets.UTF_8));
    }

    @Override
    public void append(List<AuditRow> rows) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            insert(rows);
        } else {
            together.write(rows);
        }
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
        List<Object> values = new ArrayList<>();
        String conditions = conditions(query, values);
        String order = query.oldestFirst() ? "recorded, id" : "recorded desc, id";
        values.add(query.count());
        values.add(query.offset());
        return inTime(
                query,
                trail -> trail.queryForList(
                        "select event from audit_event where " + conditions + " order by " + order
                                + " limit ? offset ?",
                        String.class,
                        values.toArray()));
    }

    @Override
    public long count(AuditQuery query) {
        List<Object> values = new ArrayList<>();
        String conditions = conditions(query, values);
        return inTime(
                query,
                trail -> Objects.requireNonNullElse(
                        trail.queryForObject(
                                "select count(*) from audit_event where " + conditions, Long.class, values.toArray()),
                        0L));
    }

    /**
     * @throws InvalidRequestException with {@code too-costly} and how to narrow it, if the question takes too long
     */
    private <T> T inTime(AuditQuery query, Function<JdbcTemplate, T> question) {
        boolean narrow = NARROW.stream().anyMatch(field -> query.wanted(field).isPresent());
        try {
            return question.apply(narrow ? jdbc : asking);
        } catch (DataAccessException failure) {
            if (failure.getRootCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState())) {
                throw Issues.tooCostly("AuditEvent", narrow ? BY_TIME : BY_WHAT);
            }
            throw failure;
        }
    }

    private static String conditions(AuditQuery query, List<Object> values) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        query.wanted().forEach((field, value) -> {
            conditions.add(
                    switch (field) {
                        case ID -> "id = cast(? as uuid)";
                        case PATIENT -> "patient = ?";
                        case AGENT -> "agent = ?";
                        case ENTITY -> "entities @> array[cast(? as text)]";
                        case PURPOSE -> "purpose = ?";
                        case ACTION -> "action = ?";
                        case OUTCOME -> "outcome = ?";
                        case TYPE -> "'rest' = ?";
                        case SUBTYPE -> HAS_SUBTYPE;
                        case ENTITY_TYPE -> HAS_ENTITY_TYPE;
                        case ENTITY_ROLE -> HAS_ENTITY_ROLE;
                        case ADDRESS -> ADDRESS;
                        case ABSENT -> "?::text is null";
                    });
            values.add(field == Field.ADDRESS ? likeBeginning(value) : value);
        });
        query.from().ifPresent(from -> {
            conditions.add("recorded >= ?");
            values.add(Timestamp.from(from));
        });
        query.until().ifPresent(until -> {
            conditions.add("recorded <= ?");
            values.add(Timestamp.from(until));
        });
        return String.join(" and ", conditions);
    }

    private static String likeBeginning(String value) {
        return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** One statement, so that outside a transaction it is one by itself. */
    private void insert(List<AuditRow> rows) {
        if (rows.size() <= MOST_AS_VALUES) {
            insertFew(rows);
        } else {
            insertAll(rows);
        }
    }

    /** The most frequent case, without a detour by arrays, which have to be made rows of. */
    private void insertFew(List<AuditRow> rows) {
        jdbc.update(VALUES.get(rows.size()), insert -> {
            for (int i = 0; i < rows.size(); i++) {
                set(insert, i * COLUMNS, rows.get(i));
            }
        });
    }

    private void set(PreparedStatement insert, int before, AuditRow row) throws SQLException {
        insert.setObject(before + 1, row.id());
        insert.setTimestamp(before + 2, Timestamp.from(row.recorded()));
        insert.setString(before + 3, row.action());
        insert.setString(before + 4, row.outcome());
        insert.setString(before + 5, row.agent());
        insert.setString(before + 6, orNull(row.patient()));
        insert.setString(before + 7, orNull(row.purpose()));
        insert.setArray(
                before + 8,
                insert.getConnection().createArrayOf("text", row.entities().toArray()));
        insert.setString(before + 9, row.event());
        insert.setString(before + 10, digests.of(row));
    }

    private void insertAll(List<AuditRow> rows) {
        jdbc.update(MANY, insert -> {
            Columns<AuditRow> columns = new Columns<>(insert, rows);
            columns.set(1, "uuid", AuditRow::id);
            columns.set(2, "timestamptz", row -> Timestamp.from(row.recorded()));
            columns.setTexts(3, AuditRow::action);
            columns.setTexts(4, AuditRow::outcome);
            columns.setTexts(5, AuditRow::agent);
            columns.setTexts(6, row -> orNull(row.patient()));
            columns.setTexts(7, row -> orNull(row.purpose()));
            columns.setTexts(8, row -> array(insert, row.entities()));
            columns.setTexts(9, AuditRow::event);
            columns.setTexts(10, digests::of);
        });
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** An array as text, for an array of arrays of different lengths is none. */
    private static String array(PreparedStatement insert, List<String> values) {
        try {
            return insert.getConnection()
                    .createArrayOf("text", values.toArray())
                    .toString();
        } catch (SQLException e) {
            throw new IllegalStateException("The driver makes no array of text", e);
        }
    }
}
