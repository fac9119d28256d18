package de.medicalhub.video.conference.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.control.ConferenceBook;
import de.medicalhub.video.conference.control.ConferenceLeases;
import de.medicalhub.video.conference.control.LeadLostException;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Where rooms run and who leads them, in the schema {@code video}. Each write of a room is fenced: it changes nothing where
 * this node is not the owner.
 */
public final class PostgresRooms implements ConferenceBook, ConferenceLeases {
    /** Of the row of a conference: this node, the one value, leads it; or it is over, and whoever has something of it left lets it go. */
    private static final String MINE = " and (owner = ? or ended_at is not null)";

    private final DataSource source;
    private final Sql sql;
    private final NodeId self;

    /**
     * @param self by whom the book is written
     */
    public PostgresRooms(DataSource source, NodeId self) {
        this.source = source;
        this.sql = new Sql(source);
        this.self = self;
    }

    @Override
    public Map<String, Integer> load() {
        Map<String, Integer> load = new HashMap<>();
        sql.list(
                row -> load.put(row.getString(1), row.getInt(2)),
                "select server, sum(ports) from conference where server is not null group by server");
        return load;
    }

    @Override
    public Set<String> draining() {
        return Set.copyOf(sql.list(row -> row.getString(1), "select address from media_server_draining"));
    }

    /** One after the other for a server, on all nodes: else two would count the same room. */
    @Override
    public boolean reserve(ConferenceId conference, String server, int ports, int most) {
        boolean reserved = reserveAlone(conference, server, ports, most);
        if (!reserved) {
            requireMine(conference);
        }
        return reserved;
    }

    private boolean reserveAlone(ConferenceId conference, String server, int ports, int most) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean reserved = reserve(connection, conference, server, ports, most);
                connection.commit();
                return reserved;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The database does not answer.", e);
        }
    }

    private boolean reserve(Connection connection, ConferenceId conference, String server, int ports, int most)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?))");
                PreparedStatement update = connection.prepareStatement("update conference set server = ?, ports = ?"
                        + " where id = ?" + MINE
                        + " and ended_at is null and ? + (select coalesce(sum(ports), 0) from conference"
                        + " where server = ? and id <> ?) <= ?")) {
            lock.setString(1, server);
            try (ResultSet locked = lock.executeQuery()) {
                locked.next();
            }
            update.setString(1, server);
            update.setInt(2, ports);
            update.setObject(3, conference.value());
            update.setString(4, self.value());
            update.setInt(5, ports);
            update.setString(6, server);
            update.setObject(7, conference.value());
            update.setInt(8, most);
            return update.executeUpdate() > 0;
        }
    }

    /** One that is over or erased belongs to nobody: what this node still has of it goes. */
    private void requireMine(ConferenceId conference) {
        if (!sql.list(
                        row -> true,
                        "select 1 from conference where id = ? and ended_at is null and owner is distinct from ?",
                        conference.value(),
                        self.value())
                .isEmpty()) {
            throw new LeadLostException();
        }
    }

    @Override
    public void runsOn(ConferenceId conference, String server, String pipeline) {
        // the old ports first: nobody takes them for those of the new pipeline
        forgetPorts(conference);
        write(
                conference,
                "update conference set server = ?, pipeline = ? where id = ?" + MINE,
                server,
                pipeline,
                conference.value(),
                self.value());
    }

    @Override
    public void opened(ConferenceId conference, PortEntry port) {
        write(
                conference,
                "insert into conference_port (conference_id, at_member, from_member, port, attempt)"
                        + " select id, ?, ?, ?, ? from conference where id = ?" + MINE
                        + " on conflict (conference_id, at_member, from_member)"
                        + " do update set port = excluded.port, attempt = excluded.attempt",
                id(port.stream().at()),
                id(port.stream().from()),
                port.port(),
                port.attempt(),
                conference.value(),
                self.value());
    }

    @Override
    public void closed(ConferenceId conference, StreamId stream) {
        write(
                conference,
                "delete from conference_port where at_member = ? and from_member = ? and conference_id in"
                        + " (select id from conference where id = ?" + MINE + ")",
                id(stream.at()),
                id(stream.from()),
                conference.value(),
                self.value());
    }

    @Override
    public void released(ConferenceId conference) {
        write(
                conference,
                "update conference set server = null, pipeline = null, ports = 0 where id = ?" + MINE,
                conference.value(),
                self.value());
        forgetPorts(conference);
    }

    private void forgetPorts(ConferenceId conference) {
        write(
                conference,
                "delete from conference_port where conference_id in (select id from conference where id = ?" + MINE
                        + ")",
                conference.value(),
                self.value());
    }

    private void write(ConferenceId conference, String statement, Object... values) {
        if (sql.run(statement, values) == 0) {
            requireMine(conference);
        }
    }

    @Override
    public Optional<RoomEntry> find(ConferenceId conference) {
        List<PortEntry> ports = sql.list(
                row -> new PortEntry(
                        new StreamId(person(row, "at_member"), person(row, "from_member")),
                        row.getString("port"),
                        row.getInt("attempt")),
                "select at_member, from_member, port, attempt from conference_port where conference_id = ?"
                        + " order by attempt",
                conference.value());
        return sql
                .list(
                        row -> new RoomEntry(row.getString("server"), row.getString("pipeline"), ports),
                        "select server, pipeline from conference where id = ? and ended_at is null"
                                + " and server is not null and pipeline is not null",
                        conference.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<NodeId> lead(ConferenceId conference, NodeId self) {
        sql.run(
                "update conference set owner = ?, lease_until = clock_timestamp() + interval '3 seconds'"
                        + " where id = ? and ended_at is null"
                        + " and (owner is null or owner = ? or lease_until < clock_timestamp())",
                self.value(),
                conference.value(),
                self.value());
        return sql
                .list(
                        row -> new NodeId(row.getString(1)),
                        "select owner from conference where id = ? and ended_at is null and owner is not null",
                        conference.value())
                .stream()
                .findFirst();
    }

    @Override
    public Set<ConferenceId> renew(NodeId self, Set<ConferenceId> led) {
        return led.stream()
                .filter(conference -> sql.run(
                                "update conference set lease_until = clock_timestamp() + interval '3 seconds'"
                                        + " where id = ? and owner = ? and ended_at is null",
                                conference.value(),
                                self.value())
                        > 0)
                .collect(Collectors.toSet());
    }

    @Override
    public void release(ConferenceId conference, NodeId self) {
        sql.run(
                "update conference set owner = null, lease_until = null where id = ? and owner = ?",
                conference.value(),
                self.value());
    }

    @Override
    public void drain(String address, boolean draining) {
        sql.run(
                draining
                        ? "insert into media_server_draining (address) values (?) on conflict do nothing"
                        : "delete from media_server_draining where address = ?",
                address);
    }

    private static UUID id(PersonId person) {
        return UUID.fromString(person.value());
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class).toString());
    }
}
