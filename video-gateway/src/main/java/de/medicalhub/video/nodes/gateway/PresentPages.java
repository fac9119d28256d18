package de.medicalhub.video.nodes.gateway;

import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.Presence.Arrival;
import de.medicalhub.video.nodes.Presence.PresentPage;
import de.medicalhub.video.nodes.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which pages are open, as all nodes read it (rule 1). The table is unlogged: nothing is written to disk before an answer. */
final class PresentPages {
    private static final String IN =
            "select p.place, p.node, p.page, p.about, p.turn from present_page p join node n on n.id = p.node"
                    + " where p.room = ? and n.seen_at >= clock_timestamp() - interval '4 seconds'";

    /** One row at least, which has the turn. */
    private static final String ARRIVE = "with own as materialized (select nextval('present_page_turn') as own_turn)"
            + " select own.own_turn, there.* from own left join (" + IN + ") there on true";

    private final Sql sql;

    PresentPages(Sql sql) {
        this.sql = sql;
    }

    Arrival arrive(String room) {
        long[] turn = new long[1];
        List<PresentPage> pages = new ArrayList<>();
        sql.list(
                row -> {
                    turn[0] = row.getLong("own_turn");
                    return row.getString("place") != null && pages.add(page(room, row));
                },
                ARRIVE,
                room);
        return new Arrival(turn[0], pages);
    }

    void here(PresentPage page) {
        sql.run(
                "insert into present_page (room, place, node, page, about, turn) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (room, place) do update"
                        + " set node = excluded.node, page = excluded.page, about = excluded.about,"
                        + " turn = excluded.turn where present_page.turn <= excluded.turn",
                page.room(),
                page.place(),
                page.node().value(),
                page.page(),
                page.about(),
                page.turn());
    }

    void gone(PresentPage page, NodeId from) {
        sql.run(
                "delete from present_page where room = ? and place = ? and node = ? and turn = ?",
                page.room(),
                page.place(),
                from.value(),
                page.turn());
    }

    List<PresentPage> in(String room) {
        return sql.list(row -> page(room, row), IN, room);
    }

    private static PresentPage page(String room, ResultSet row) throws SQLException {
        return new PresentPage(
                room,
                row.getString("place"),
                new NodeId(row.getString("node")),
                row.getString("page"),
                row.getString("about"),
                row.getLong("turn"));
    }
}
