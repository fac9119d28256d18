package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndex;
import de.medicalhub.fhir.store.gateway.ColumnType.Reading;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One of the engine's tables of index rows. Columns that are not named here stay null, as the engine's own way leaves them:
 * partitions are not used, and names are left out for their hash ({@code indexStorageOptimized}).
 *
 * @param <T> the engine's entity
 */
final class IndexTable<T extends BaseResourceIndex> {
    private final JdbcTemplate jdbc;
    private final Place place;
    private final RowNumbers numbers;
    private final List<Column<T>> columns;
    private final String insert;
    private final String deletion;

    /**
     * Where a value goes.
     *
     * @param read the value as it is compared, in SQL
     */
    record Column<T>(String name, String read, ColumnType type, Function<T, @Nullable Object> value) {
        Column(String name, ColumnType type, Function<T, @Nullable Object> value) {
            this(name, name, type, value);
        }
    }

    /**
     * The names of the table, of its sequence and of two of its columns.
     *
     * @param key of the row
     * @param resource the row is of
     * @param always columns with the same value in each row that is written here, each followed by a comma
     * @param value of these, likewise
     */
    record Place(String table, String sequence, String key, String resource, String always, String value) {}

    /** A row as it is compared: the values of its columns. */
    record Row(List<@Nullable Object> values) {}

    IndexTable(JdbcTemplate jdbc, Place place, List<Column<T>> own) {
        this.jdbc = jdbc;
        this.place = place;
        numbers = new RowNumbers(jdbc, place.sequence());
        columns = own.stream()
                .sorted(Comparator.comparing(column -> column.type().reading()))
                .toList();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> "?::" + column.type().sql() + "[]")
                .collect(Collectors.joining(", "));
        insert = "insert into " + place.table() + " (" + place.always() + place.key() + ", " + place.resource() + ", "
                + names + ") select " + place.value() + "row.* from unnest(?::bigint[], ?::bigint[], " + values
                + ") as row";
        deletion = "delete from " + place.table() + " where " + place.key() + " = any (?)";
    }

    /** How many columns of the kind it has. */
    int count(Reading reading) {
        return Math.toIntExact(columns.stream()
                .filter(column -> column.type().reading() == reading)
                .count());
    }

    /**
     * A question for the rows of one resource.
     *
     * @param mark first in each row
     * @param widths as many columns of each kind are in the answer, empty ones after the own
     * @param further columns, each with a comma before it
     * @param joined where these come from
     */
    String question(int mark, Map<Reading, Integer> widths, String further, String joined) {
        List<String> answer = new ArrayList<>(List.of(Integer.toString(mark), place.key()));
        widths.forEach((reading, width) -> {
            List<Column<T>> own = columns.stream()
                    .filter(column -> column.type().reading() == reading)
                    .toList();
            own.forEach(column -> answer.add(column.read() + "::" + reading.sql()));
            answer.addAll(Collections.nCopies(width - own.size(), "null::" + reading.sql()));
        });
        return "select " + String.join(", ", answer) + further + " from " + place.table() + joined + " where "
                + place.resource() + " = ?";
    }

    /**
     * A row of the answer.
     *
     * @param from the first of the columns
     */
    Row read(ResultSet answer, int from, Map<Reading, Integer> widths) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        int column = from;
        for (Map.Entry<Reading, Integer> part : widths.entrySet()) {
            for (int i = 0; i < count(part.getKey()); i++) {
                values.add(part.getKey().read(answer, column + i));
            }
            column += part.getValue();
        }
        return new Row(values);
    }

    /** The same of a row that is to be written. */
    Row row(T entity) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        columns.forEach(
                column -> values.add(ColumnType.comparable(column.value().apply(entity))));
        return new Row(values);
    }

    /** Writes rows that are not there yet. */
    Statement insert(List<IndexRow<T>> rows) {
        Long[] ids = numbers.take(rows.size()).toArray(Long[]::new);
        return new Statement(insert, (statement, first) -> {
            int next = first;
            set(statement, next++, "bigint", ids);
            set(
                    statement,
                    next++,
                    "bigint",
                    rows.stream().map(IndexRow::resource).toArray(Long[]::new));
            for (Column<T> column : columns) {
                List<@Nullable Object> values = new ArrayList<>(rows.size());
                rows.forEach(row -> values.add(column.value().apply(row.row())));
                set(statement, next++, column.type().sql(), column.type().array(values));
            }
            return next;
        });
    }

    /** Takes these rows away. */
    Statement delete(List<Long> keys) {
        return new Statement(deletion, (statement, first) -> {
            set(statement, first, "bigint", keys.toArray(Long[]::new));
            return first + 1;
        });
    }

    /** Takes all rows of a resource away, at once. */
    void deleteAll(long resource) {
        jdbc.update("delete from " + place.table() + " where " + place.resource() + " = ?", resource);
    }

    private static void set(PreparedStatement statement, int place, String type, @Nullable Object[] values)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }

    /** By which a resource is found. */
    record IndexRow<T>(long resource, T row) {}

    /** What is to be sent. */
    record Statement(String sql, Parameters parameters) {}

    /** Fills in what a statement needs. */
    @FunctionalInterface
    interface Parameters {
        /**
         * @param first place that is free
         * @return the place after the last that is filled
         */
        int set(PreparedStatement statement, int first) throws SQLException;
    }
}
