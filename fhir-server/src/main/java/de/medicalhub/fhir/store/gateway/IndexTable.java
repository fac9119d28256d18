package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One of the engine's tables of index rows. Columns that are not named here stay null, as the engine's own way leaves them:
 * partitions are not used, and names are left out for their hash ({@code indexStorageOptimized}).
 *
 * @param <T> the engine's entity
 */
final class IndexTable<T extends BaseResourceIndexedSearchParam> {
    private final JdbcTemplate jdbc;
    private final RowNumbers numbers;
    private final List<Column<T>> columns;
    private final String insert;
    private final String delete;

    /** Where a value goes. */
    record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    IndexTable(JdbcTemplate jdbc, String name, List<Column<T>> own) {
        this.jdbc = jdbc;
        numbers = new RowNumbers(jdbc, "seq_" + name);
        columns = Stream.concat(
                        Stream.of(new Column<T>(
                                "hash_identity", "bigint", BaseResourceIndexedSearchParam::getHashIdentity)),
                        own.stream())
                .toList();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        insert = "insert into hfj_" + name + " (sp_missing, sp_id, res_id, " + names + ") select false, row.*"
                + " from unnest(?::bigint[], ?::bigint[], " + values + ") as row";
        delete = "delete from hfj_" + name + " where res_id = ?";
    }

    /** Rows that are not there yet. */
    void insert(List<IndexRow<T>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Object[] ids = numbers.take(rows.size()).toArray();
        jdbc.update(insert, statement -> {
            set(statement, 1, "bigint", ids);
            set(statement, 2, "bigint", rows.stream().map(IndexRow::resource).toArray());
            for (int i = 0; i < columns.size(); i++) {
                Column<T> column = columns.get(i);
                Object[] values = rows.stream()
                        .map(row -> column.value().apply(row.row()))
                        .toArray();
                set(statement, i + 3, column.type(), values);
            }
        });
    }

    /** All rows of a resource. */
    void delete(long resource) {
        jdbc.update(delete, resource);
    }

    private static void set(PreparedStatement statement, int place, String type, @Nullable Object[] values)
            throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }

    /** By which a resource is found. */
    record IndexRow<T>(long resource, T row) {}
}
