package de.medicalhub.portal.notification.gateway;

import static de.medicalhub.portal.notification.gateway.Statements.at;
import static de.medicalhub.portal.notification.gateway.Statements.instant;

import de.medicalhub.portal.notification.control.NotificationStore;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables notice_reading, notice_seen and notification. */
@ApplicationScoped
class JdbcNotifications implements NotificationStore {
    private static final String READING = "notices";

    @Inject
    private Statements sql;

    @Override
    public Optional<Instant> watermark() {
        return sql
                .query("select watermark from notice_reading where name = ?", row -> instant(row, "watermark"), READING)
                .stream()
                .findFirst();
    }

    @Override
    public void advance(Instant watermark) {
        sql.update("""
                insert into notice_reading (name, watermark) values (?, ?)
                on conflict (name) do update set watermark = greatest(notice_reading.watermark, excluded.watermark)""", READING, at(watermark));
    }

    @Override
    public Set<String> unseen(Collection<String> keys) {
        Set<String> unseen = new HashSet<>(keys);
        sql.query("select key from notice_seen where key = any (?)", row -> row.getString("key"), List.copyOf(unseen))
                .forEach(unseen::remove);
        return unseen;
    }

    @Override
    public boolean see(String key, Instant now) {
        return sql.update("insert into notice_seen (key, seen_at) values (?, ?) on conflict do nothing", key, at(now))
                == 1;
    }

    @Override
    public void add(Notification one) {
        sql.update(
                """
                insert into notification (person, channel, notice, kind, sender, link, occurred_at, due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                one.person(),
                one.channel().name(),
                one.notice(),
                one.kind(),
                one.sender(),
                one.link(),
                at(one.occurredAt()),
                at(one.dueAt()));
    }

    @Override
    public List<Notification> takeDue(Instant now, int most) {
        return sql.query("""
                select * from notification where handed_at is null and due_at <= ?
                order by id limit ? for update skip locked""", JdbcNotifications::read, at(now), most);
    }

    @Override
    public void handedOver(Collection<Long> ids, Instant now) {
        if (!ids.isEmpty()) {
            sql.update("update notification set handed_at = ? where id = any (?)", at(now), ids);
        }
    }

    @Override
    public List<Notification> find(Collection<Long> ids) {
        return sql.query("select * from notification where id = any (?) order by id", JdbcNotifications::read, ids);
    }

    @Override
    public void tidy(Instant seenBefore, Instant handedBefore) {
        sql.update("delete from notice_seen where seen_at < ?", at(seenBefore));
        sql.update("delete from notification where handed_at < ?", at(handedBefore));
    }

    private static Notification read(ResultSet row) throws SQLException {
        return new Notification(
                row.getLong("id"),
                row.getString("person"),
                Channel.valueOf(row.getString("channel")),
                row.getString("notice"),
                row.getString("kind"),
                row.getString("sender"),
                row.getString("link"),
                instant(row, "occurred_at"),
                instant(row, "due_at"));
    }
}
