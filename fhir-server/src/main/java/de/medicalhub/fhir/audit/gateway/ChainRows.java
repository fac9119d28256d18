package de.medicalhub.fhir.audit.gateway;

import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.StoredRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Rows of the tables of trail and chain as objects. */
final class ChainRows {
    /** All columns of {@code audit_event e}. */
    static final String ROW = "e.id, e.recorded, e.action, e.outcome, e.agent, e.patient, e.purpose,"
            + " e.entities, e.event, e.place, e.digest";

    private ChainRows() {}

    static StoredRow stored(ResultSet found) throws SQLException {
        return new StoredRow(
                found.getLong("place"), row(found), Objects.requireNonNullElse(found.getString("digest"), ""));
    }

    static Block block(ResultSet found) throws SQLException {
        return new Block(
                found.getLong("sequence"),
                found.getLong("last_place"),
                Block.unpacked(found.getBytes("marks")),
                found.getString("hash"));
    }

    static Seal seal(ResultSet found) throws SQLException {
        return new Seal(
                found.getLong("sequence"),
                found.getLong("s_place"),
                found.getObject("event_id", UUID.class),
                found.getString("s_digest"),
                found.getString("hash"));
    }

    /** A row that has moved to another place is not the one that was sealed. */
    static Optional<AuditRow> rowBehindSeal(ResultSet found) throws SQLException {
        boolean there = found.getObject("id") != null && found.getLong("place") == found.getLong("s_place");
        return there ? Optional.of(row(found)) : Optional.empty();
    }

    private static AuditRow row(ResultSet found) throws SQLException {
        return new AuditRow(
                found.getObject("id", UUID.class),
                found.getTimestamp("recorded").toInstant(),
                found.getString("action"),
                found.getString("outcome"),
                found.getString("agent"),
                Objects.requireNonNullElse(found.getString("patient"), ""),
                Objects.requireNonNullElse(found.getString("purpose"), ""),
                List.of((String[]) found.getArray("entities").getArray()),
                found.getString("event"));
    }
}
