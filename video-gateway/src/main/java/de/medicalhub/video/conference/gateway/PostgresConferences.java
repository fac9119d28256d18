package de.medicalhub.video.conference.gateway;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.Attendee.Role;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.control.ConferenceStore;
import de.medicalhub.video.nodes.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Conferences in the schema {@code video}. */
public final class PostgresConferences implements ConferenceStore {
    private static final String INVITED = "select m.id, m.conference_id, m.name, m.role, m.cookie_hash, m.expires_at,"
            + " m.shut_out_at is not null as shut_out, c.ended_at is not null as over"
            + " from conference_member m join conference c on c.id = m.conference_id where ";

    private final Sql sql;

    public PostgresConferences(DataSource source) {
        sql = new Sql(source);
    }

    @Override
    public Started openForCase(String caseId, String patientId, Instant now, boolean relayOnly) {
        ConferenceId fresh = ConferenceId.next();
        boolean isNew = sql.run(
                        "insert into conference (id, case_id, patient_id, title, started_at, relay_only)"
                                + " values (?, ?, ?, '', ?, ?)"
                                + " on conflict (case_id) where ended_at is null and case_id is not null do nothing",
                        fresh.value(),
                        caseId,
                        patientId,
                        Timestamp.from(now),
                        relayOnly)
                > 0;
        return sql
                .list(
                        row -> new ConferenceId(row.getObject("id", UUID.class)),
                        "select id from conference where case_id = ? and ended_at is null",
                        caseId)
                .stream()
                .findFirst()
                .map(id -> new Started(id, isNew))
                .orElseGet(() -> openForCase(caseId, patientId, now, relayOnly));
    }

    @Override
    public ConferenceId open(String title, Instant now, boolean relayOnly) {
        ConferenceId fresh = ConferenceId.next();
        sql.run(
                "insert into conference (id, title, started_at, relay_only) values (?, ?, ?, ?)",
                fresh.value(),
                title,
                Timestamp.from(now),
                relayOnly);
        return fresh;
    }

    @Override
    public boolean isRelayOnly(ConferenceId conference) {
        return sql.list(row -> row.getBoolean(1), "select relay_only from conference where id = ?", conference.value())
                .contains(true);
    }

    @Override
    public Optional<Stored> find(ConferenceId conference) {
        return sql
                .list(
                        row -> new Stored(
                                conference, row.getString("case_id"), row.getString("title"), row.getBoolean("over")),
                        "select coalesce(case_id, '') as case_id, title, ended_at is not null as over from conference"
                                + " where id = ?",
                        conference.value())
                .stream()
                .findFirst();
    }

    @Override
    public Attendee member(ConferenceId conference, String account, String name, Role role) {
        return sql.list(
                        row -> attendee(conference, row),
                        "insert into conference_member (id, conference_id, account, name, role) values (?, ?, ?, ?, ?)"
                                + " on conflict (conference_id, account) do update set name = excluded.name"
                                + " returning id, name, role",
                        UUID.randomUUID(),
                        conference.value(),
                        account,
                        name,
                        role.name())
                .get(0);
    }

    @Override
    public Optional<Attendee> known(ConferenceId conference, String account) {
        return sql
                .list(
                        row -> attendee(conference, row),
                        "select id, name, role from conference_member where conference_id = ? and account = ?",
                        conference.value(),
                        account)
                .stream()
                .findFirst();
    }

    @Override
    public void invite(Attendee guest, String tokenHash, Instant expiresAt) {
        sql.run(
                "insert into conference_member (id, conference_id, name, role, token_hash, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                UUID.fromString(guest.person().value()),
                guest.conference().value(),
                guest.name(),
                guest.role().name(),
                tokenHash,
                Timestamp.from(expiresAt));
    }

    @Override
    public Optional<Invited> byToken(String tokenHash) {
        return sql.list(PostgresConferences::invited, INVITED + "m.token_hash = ?", tokenHash).stream()
                .findFirst();
    }

    @Override
    public Optional<Invited> byCookie(String cookieHash) {
        return sql.list(PostgresConferences::invited, INVITED + "m.cookie_hash = ?", cookieHash).stream()
                .findFirst();
    }

    @Override
    public boolean bind(PersonId person, String cookieHash) {
        return sql.run(
                        "update conference_member set cookie_hash = ? where id = ? and cookie_hash is null",
                        cookieHash,
                        UUID.fromString(person.value()))
                > 0;
    }

    @Override
    public void shutOut(PersonId person) {
        sql.run(
                "update conference_member set shut_out_at = clock_timestamp() where id = ? and shut_out_at is null",
                UUID.fromString(person.value()));
    }

    @Override
    public boolean isShutOut(PersonId person) {
        return !sql.list(
                        row -> true,
                        "select 1 from conference_member where id = ? and shut_out_at is not null",
                        UUID.fromString(person.value()))
                .isEmpty();
    }

    @Override
    public List<Attendee> members(ConferenceId conference) {
        return sql.list(
                row -> attendee(conference, row),
                "select id, name, role from conference_member where conference_id = ? order by name",
                conference.value());
    }

    @Override
    public void end(ConferenceId conference, Instant now) {
        sql.run(
                "update conference set ended_at = ?, owner = null, lease_until = null, server = null, pipeline = null,"
                        + " ports = 0 where id = ? and ended_at is null",
                Timestamp.from(now),
                conference.value());
    }

    @Override
    public void tidy(Instant endBefore, Instant forgetBefore, Instant now) {
        sql.run(
                "update conference set ended_at = ? where ended_at is null and started_at < ?"
                        + " and (lease_until is null or lease_until < clock_timestamp())",
                Timestamp.from(now),
                Timestamp.from(endBefore));
        sql.run("delete from conference where started_at < ?", Timestamp.from(forgetBefore));
    }

    private static Invited invited(ResultSet row) throws SQLException {
        String cookie = row.getString("cookie_hash");
        Timestamp expires = row.getTimestamp("expires_at");
        return new Invited(
                attendee(new ConferenceId(row.getObject("conference_id", UUID.class)), row),
                cookie == null ? "" : cookie,
                expires == null ? Instant.EPOCH : expires.toInstant(),
                row.getBoolean("shut_out"),
                row.getBoolean("over"));
    }

    private static Attendee attendee(ConferenceId conference, ResultSet row) throws SQLException {
        return new Attendee(
                conference,
                new PersonId(row.getObject("id", UUID.class).toString()),
                row.getString("name"),
                Role.valueOf(row.getString("role")));
    }
}
