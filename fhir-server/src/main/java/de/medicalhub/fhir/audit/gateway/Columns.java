package de.medicalhub.fhir.audit.gateway;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as the parameters of one statement: one array for each column, which PostgreSQL's {@code unnest} makes rows of.
 *
 * @param rows whose values go in, in this order
 */
record Columns<T>(PreparedStatement statement, List<T> rows) {
    /**
     * @param place of the parameter, from 1
     * @param type of PostgreSQL, of one value
     */
    void set(int place, String type, Function<T, @Nullable Object> value) throws SQLException {
        Object[] column = rows.stream().map(value).toArray();
        statement.setArray(place, statement.getConnection().createArrayOf(type, column));
    }

    /** Texts, which the driver sends as they are, where it would otherwise mark each quote of them. */
    void setTexts(int place, Function<T, @Nullable String> value) throws SQLException {
        String[] column = rows.stream().map(value).toArray(String[]::new);
        statement.setArray(place, statement.getConnection().createArrayOf("text", column));
    }
}
