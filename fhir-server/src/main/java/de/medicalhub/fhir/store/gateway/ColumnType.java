package de.medicalhub.fhir.store.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a column of an index table holds: how many values of it travel, and how one is compared. */
enum ColumnType {
    BIGINT("bigint", Reading.NUMBER),
    INTEGER("integer", Reading.NUMBER),
    SMALLINT("smallint", Reading.NUMBER),
    TEXT("text", Reading.TEXT),
    TIME("timestamp", Reading.TIME);

    private final String sql;
    private final Reading reading;

    ColumnType(String sql, Reading reading) {
        this.sql = sql;
        this.reading = reading;
    }

    /** What columns of several tables have in common, so that one question reads them all. */
    enum Reading {
        NUMBER("bigint"),
        TEXT("text"),
        TIME("timestamp");

        private final String sql;

        Reading(String sql) {
            this.sql = sql;
        }

        /** PostgreSQL's name of it. */
        String sql() {
            return sql;
        }

        /** A value as it is compared. */
        @Nullable
        Object read(ResultSet row, int place) throws SQLException {
            return switch (this) {
                case NUMBER -> {
                    long number = row.getLong(place);
                    yield row.wasNull() ? null : number;
                }
                case TEXT -> row.getString(place);
                case TIME -> {
                    Timestamp time = row.getTimestamp(place);
                    yield time == null ? null : time.toInstant().toEpochMilli();
                }
            };
        }
    }

    /** PostgreSQL's name of it. */
    String sql() {
        return sql;
    }

    Reading reading() {
        return reading;
    }

    /** The values as the driver sends them: of a type of their own, which it sends as numbers and not as text. */
    @Nullable
    Object[] array(List<@Nullable Object> values) {
        return switch (this) {
            case BIGINT -> values.toArray(Long[]::new);
            case INTEGER -> values.toArray(Integer[]::new);
            case SMALLINT -> values.toArray(Short[]::new);
            case TEXT -> values.toArray(String[]::new);
            case TIME -> values.toArray(Timestamp[]::new);
        };
    }

    /** A value as it is compared with one that has been {@linkplain Reading#read read}. */
    static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        return value instanceof Timestamp time ? (Object) time.toInstant().toEpochMilli() : value;
    }
}
