package de.medicalhub.portal.notification.gateway;

import static de.medicalhub.portal.notification.gateway.Statements.at;

import de.medicalhub.portal.notification.control.PreferenceStore;
import de.medicalhub.portal.notification.entity.Address;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;
import de.medicalhub.portal.notification.entity.Preferences;
import de.medicalhub.portal.notification.entity.Preferences.Choice;
import de.medicalhub.portal.notification.entity.Purpose;
import de.medicalhub.portal.notification.entity.QuietHours;
import de.medicalhub.portal.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables notification_person, _address, _choice and _device. */
@ApplicationScoped
class JdbcPreferences implements PreferenceStore {
    private static final List<String> OF_PERSONS = List.of(
            "notification",
            "notification_device",
            "notification_choice",
            "notification_code",
            "notification_address",
            "notification_person");

    @Inject
    private Statements sql;

    @Override
    public Optional<Preferences> find(String person) {
        return ofAll(Set.of(person)).stream().findFirst();
    }

    @Override
    public List<Preferences> ofAll(Collection<String> persons) {
        if (persons.isEmpty()) {
            return List.of();
        }
        List<String> asked = List.copyOf(persons);
        record Chosen(String person, Choice choice) {}
        Map<String, Set<Choice>> choices = sql
                .query(
                        "select person, channel, purpose from notification_choice where person = any (?)",
                        row -> new Chosen(
                                row.getString("person"),
                                new Choice(
                                        Channel.valueOf(row.getString("channel")),
                                        Purpose.valueOf(row.getString("purpose")))),
                        asked)
                .stream()
                .collect(Collectors.groupingBy(
                        Chosen::person, Collectors.mapping(Chosen::choice, Collectors.toUnmodifiableSet())));
        return sql.query(
                "select * from notification_person where person = any (?)",
                row -> read(row, choices.getOrDefault(row.getString("person"), Set.of())),
                asked);
    }

    private static Preferences read(ResultSet row, Set<Choice> choices) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime to = row.getObject("quiet_to", LocalTime.class);
        return new Preferences(
                row.getString("person"),
                Language.of(row.getString("language")),
                from == null || to == null ? Optional.empty() : Optional.of(new QuietHours(from, to)),
                Optional.ofNullable(row.getObject("digest_at", LocalTime.class)),
                choices);
    }

    @Override
    public void save(Preferences chosen, Instant now) {
        sql.update(
                """
                insert into notification_person (person, language, quiet_from, quiet_to, digest_at, changed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (person) do update set language = excluded.language, quiet_from = excluded.quiet_from,
                  quiet_to = excluded.quiet_to, digest_at = excluded.digest_at, changed_at = excluded.changed_at""",
                chosen.person(),
                chosen.language().code(),
                chosen.quiet().map(QuietHours::from).orElse(null),
                chosen.quiet().map(QuietHours::to).orElse(null),
                chosen.digestAt().orElse(null),
                at(now));
        sql.update("delete from notification_choice where person = ?", chosen.person());
        for (Choice choice : chosen.choices()) {
            sql.update(
                    "insert into notification_choice (person, channel, purpose) values (?, ?, ?)",
                    chosen.person(),
                    choice.channel().name(),
                    choice.purpose().name());
        }
    }

    @Override
    public Optional<Address> address(String person, Channel channel) {
        return sql
                .query(
                        """
                        select address, verified_at is not null as verified from notification_address
                        where person = ? and channel = ?""",
                        row -> new Address(channel, row.getString("address"), row.getBoolean("verified")),
                        person,
                        channel.name())
                .stream()
                .findFirst();
    }

    @Override
    public void propose(String person, Address address, String codeHash, Instant validUntil) {
        forget(person, address.channel());
        sql.update("""
                insert into notification_address (person, channel, address, code_hash, code_until)
                values (?, ?, ?, ?, ?)""", person, address.channel().name(), address.address(), codeHash, at(validUntil));
    }

    @Override
    public int countCode(String person, Instant now, Instant since) {
        sql.update("insert into notification_code (person, sent_at) values (?, ?)", person, at(now));
        return sql.query(
                        "select count(*) from notification_code where person = ? and sent_at >= ?",
                        row -> row.getInt(1),
                        person,
                        at(since))
                .get(0);
    }

    @Override
    public void tidyCodes(Instant before) {
        sql.update("delete from notification_code where sent_at < ?", at(before));
    }

    @Override
    public boolean verify(String person, Channel channel, String codeHash, int mostTries, Instant now) {
        sql.update(
                "update notification_address set code_tries = code_tries + 1 where person = ? and channel = ?",
                person,
                channel.name());
        return sql.update("""
                        update notification_address set verified_at = ?, code_hash = null, code_until = null
                        where person = ? and channel = ? and code_hash = ? and code_tries <= ? and code_until >= ?""", at(now), person, channel.name(), codeHash, mostTries, at(now)) == 1;
    }

    @Override
    public void erase(String person) {
        OF_PERSONS.forEach(table -> sql.update("delete from " + table + " where person = ?", person));
    }

    @Override
    public void forget(String person, Channel channel) {
        sql.update("delete from notification_address where person = ? and channel = ?", person, channel.name());
    }

    @Override
    public List<Device> devices(String person) {
        return sql.query(
                "select * from notification_device where person = ? order by id", JdbcPreferences::device, person);
    }

    @Override
    public Optional<Device> device(long id) {
        return sql.query("select * from notification_device where id = ?", JdbcPreferences::device, id).stream()
                .findFirst();
    }

    @Override
    public void add(Device device, Instant now) {
        sql.update("delete from notification_device where endpoint = ?", device.endpoint());
        sql.update(
                """
                insert into notification_device (person, endpoint, public_key, auth_secret, label, added_at)
                values (?, ?, ?, ?, ?, ?)""",
                device.person(),
                device.endpoint(),
                device.publicKey(),
                device.authSecret(),
                device.label(),
                at(now));
    }

    @Override
    public void removeDevice(String person, long id) {
        sql.update("delete from notification_device where person = ? and id = ?", person, id);
    }

    @Override
    public void removeGone(long id) {
        sql.update("delete from notification_device where id = ?", id);
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getLong("id"),
                row.getString("person"),
                row.getString("endpoint"),
                row.getString("public_key"),
                row.getString("auth_secret"),
                row.getString("label"));
    }
}
