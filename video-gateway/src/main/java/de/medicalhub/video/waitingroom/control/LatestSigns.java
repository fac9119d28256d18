package de.medicalhub.video.waitingroom.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.nodes.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Signs of life of many patients, written in one statement and one commit. */
final class LatestSigns {
    private static final String WRITE =
            "with sign as (select s.id, s.at from unnest(?, ?::timestamptz[]) as s (id, at)),"
                    // locked in one order, so that two nodes never wait for each other
                    + " room as (select appointment_id, state from waiting_room where appointment_id in (select id from sign)"
                    + " order by appointment_id for update),"
                    + " noted as (update waiting_room r set last_seen_at = greatest(r.last_seen_at, sign.at)"
                    + " from sign, room where r.appointment_id = sign.id and room.appointment_id = sign.id"
                    + " and room.state <> 'AWAY')"
                    + " select appointment_id from room where state = 'AWAY'";

    private final Sql sql;

    LatestSigns(DataSource source) {
        sql = new Sql(source);
    }

    /** Answers whose patient counts as away from the call: there a sign is more than a time, and nothing was written. */
    List<AppointmentId> write(Map<AppointmentId, Instant> signs) {
        List<Map.Entry<AppointmentId, Instant>> each = List.copyOf(signs.entrySet());
        return sql.list(
                row -> new AppointmentId(row.getString(1)),
                WRITE,
                each.stream().map(sign -> sign.getKey().value()).toArray(String[]::new),
                each.stream().map(sign -> sign.getValue().toString()).toArray(String[]::new));
    }
}
