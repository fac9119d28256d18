package de.medicalhub.portal.calendar.gateway;

import de.medicalhub.portal.calendar.control.Feeds;
import de.medicalhub.portal.calendar.entity.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import javax.sql.DataSource;

/** Table calendar_feed. */
@ApplicationScoped
class JdbcFeeds implements Feeds {
    @Inject
    private DataSource source;

    @Override
    public Optional<Feed> find(String tokenHash) {
        return read("select owner, language, opened_at from calendar_feed where token_hash = ?", tokenHash);
    }

    @Override
    public Optional<Feed> ofOwner(String owner) {
        return read("select owner, language, opened_at from calendar_feed where owner = ?", owner);
    }

    @Override
    public void open(Feed feed, String tokenHash) {
        String sql = "insert into calendar_feed (owner, token_hash, language, opened_at) values (?, ?, ?, ?)"
                + " on conflict (owner) do update set token_hash = excluded.token_hash,"
                + " language = excluded.language, opened_at = excluded.opened_at";
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, feed.owner());
            insert.setString(2, tokenHash);
            insert.setString(3, feed.language());
            insert.setTimestamp(4, Timestamp.from(feed.opened()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The calendar feed cannot be kept", e);
        }
    }

    @Override
    public void end(String owner) {
        try (Connection connection = source.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from calendar_feed where owner = ?")) {
            delete.setString(1, owner);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The calendar feed cannot be ended", e);
        }
    }

    private Optional<Feed> read(String sql, String key) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Feed(
                                row.getString("owner"),
                                row.getString("language"),
                                row.getTimestamp("opened_at").toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The calendar feeds cannot be read", e);
        }
    }
}
