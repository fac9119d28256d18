package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamDate;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import de.medicalhub.fhir.store.gateway.ColumnType.Reading;
import de.medicalhub.fhir.store.gateway.FormerRows.Target;
import de.medicalhub.fhir.store.gateway.IndexTable.Column;
import de.medicalhub.fhir.store.gateway.IndexTable.Place;
import de.medicalhub.fhir.store.gateway.IndexTable.Statement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** The tables of texts, codes, dates and references: read by one question, written at one go. */
@Component
class IndexTables {
    final IndexTable<ResourceIndexedSearchParamString> strings;
    final IndexTable<ResourceIndexedSearchParamToken> tokens;
    final IndexTable<ResourceIndexedSearchParamDate> dates;
    final IndexTable<ResourceLink> links;

    private static final int FIRST_COLUMN = 3;

    private final JdbcTemplate jdbc;
    private final List<IndexTable<?>> all;
    private final Map<Reading, Integer> widths = new EnumMap<>(Reading.class);
    private final int target;
    private final String question;

    IndexTables(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        strings = new IndexTable<>(jdbc, spidx("string"), strings());
        tokens = new IndexTable<>(jdbc, spidx("token"), tokens());
        dates = new IndexTable<>(jdbc, spidx("date"), dates());
        links = new IndexTable<>(
                jdbc, new Place("hfj_res_link", "seq_reslink_id", "pid", "src_resource_id", "", ""), links());
        all = List.of(strings, tokens, dates, links);
        for (Reading reading : Reading.values()) {
            widths.put(
                    reading,
                    all.stream().mapToInt(table -> table.count(reading)).max().orElseThrow());
        }
        target =
                FIRST_COLUMN + widths.values().stream().mapToInt(width -> width).sum();
        question = question();
    }

    /** What is stored of the resource. */
    FormerRows read(long resource) {
        FormerRows former = new FormerRows();
        jdbc.query(
                question,
                ask -> {
                    for (int i = 1; i <= all.size(); i++) {
                        ask.setLong(i, resource);
                    }
                },
                (RowCallbackHandler) row -> {
                    IndexTable<?> table = all.get(row.getInt(1));
                    former.add(table, table.read(row, FIRST_COLUMN, widths), row.getLong(2));
                    String id = row.getString(target + 2);
                    if (id != null) {
                        former.add(new Target(row.getLong(target), row.getString(target + 1), id));
                    }
                });
        return former;
    }

    /** Takes all rows of a resource away, at once. */
    void deleteAll(long resource) {
        all.forEach(table -> table.deleteAll(resource));
    }

    /** Several statements in one message to the database, and one answer. */
    void send(List<Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        jdbc.execute(
                statements.stream().map(Statement::sql).collect(Collectors.joining("; ")),
                (PreparedStatementCallback<@Nullable Void>) message -> {
                    fill(message, statements);
                    message.execute();
                    return null;
                });
    }

    private static void fill(PreparedStatement message, List<Statement> statements) throws SQLException {
        int next = 1;
        for (Statement statement : statements) {
            next = statement.parameters().set(message, next);
        }
    }

    /** References come with what they lead to. */
    private String question() {
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).equals(links)
                        ? links.question(
                                i,
                                widths,
                                ", target.res_id, target.res_type::text, target.fhir_id::text",
                                " left join hfj_resource target on target.res_id = target_resource_id")
                        : all.get(i).question(i, widths, ", null::bigint, null::text, null::text", ""))
                .collect(Collectors.joining(" union all "));
    }

    private static Place spidx(String kind) {
        return new Place("hfj_spidx_" + kind, "seq_spidx_" + kind, "sp_id", "res_id", "sp_missing, ", "false, ");
    }

    /** A row that says that something is missing is none of those that are written here. */
    private static <T extends BaseResourceIndexedSearchParam> Column<T> identity() {
        return new Column<>(
                "hash_identity",
                "(case when not sp_missing then hash_identity end)",
                ColumnType.BIGINT,
                row -> row.getHashIdentity());
    }

    private static List<Column<ResourceIndexedSearchParamString>> strings() {
        return List.of(
                identity(),
                new Column<>("hash_norm_prefix", ColumnType.BIGINT, row -> row.getHashNormalizedPrefix()),
                new Column<>("hash_exact", ColumnType.BIGINT, row -> row.getHashExact()),
                new Column<>("sp_value_normalized", ColumnType.TEXT, row -> row.getValueNormalized()),
                new Column<>("sp_value_exact", ColumnType.TEXT, row -> row.getValueExact()));
    }

    private static List<Column<ResourceIndexedSearchParamToken>> tokens() {
        return List.of(
                identity(),
                new Column<>("hash_sys", ColumnType.BIGINT, row -> row.getHashSystem()),
                new Column<>("hash_sys_and_value", ColumnType.BIGINT, row -> row.getHashSystemAndValue()),
                new Column<>("hash_value", ColumnType.BIGINT, row -> row.getHashValue()),
                new Column<>("sp_system", ColumnType.TEXT, row -> row.getSystem()),
                new Column<>("sp_value", ColumnType.TEXT, row -> row.getValue()));
    }

    private static List<Column<ResourceIndexedSearchParamDate>> dates() {
        return List.of(
                identity(),
                new Column<>("sp_value_low", ColumnType.TIME, row -> time(row.getValueLow())),
                new Column<>("sp_value_high", ColumnType.TIME, row -> time(row.getValueHigh())),
                new Column<>("sp_value_low_date_ordinal", ColumnType.INTEGER, row -> row.getValueLowDateOrdinal()),
                new Column<>("sp_value_high_date_ordinal", ColumnType.INTEGER, row -> row.getValueHighDateOrdinal()));
    }

    private static List<Column<ResourceLink>> links() {
        return List.of(
                new Column<>("src_path", ColumnType.TEXT, row -> row.getSourcePath()),
                new Column<>("source_resource_type", ColumnType.TEXT, row -> row.getSourceResourceType()),
                new Column<>("src_res_type_id", ColumnType.SMALLINT, row -> row.getSourceResourceTypeId()),
                new Column<>("target_resource_id", ColumnType.BIGINT, row -> row.getTargetResourcePid()),
                new Column<>("target_resource_type", ColumnType.TEXT, row -> row.getTargetResourceType()),
                new Column<>("target_res_type_id", ColumnType.SMALLINT, row -> row.getTargetResourceTypeId()),
                new Column<>("target_resource_url", ColumnType.TEXT, row -> row.getTargetResourceUrl()),
                new Column<>("target_resource_version", ColumnType.BIGINT, row -> row.getTargetResourceVersion()));
    }

    private static @Nullable Timestamp time(@Nullable Date date) {
        return date == null ? null : Timestamp.from(date.toInstant());
    }
}
