package de.medicalhub.portal.calendar.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.calendar.entity.Feed;
import de.medicalhub.portal.calendar.entity.FeedVisit;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Opens, reads and ends calendar feeds (K8). */
@ApplicationScoped
public class FeedAddresses {
    private static final int TOKEN_BYTES = 32;
    private static final Duration PAST = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(300);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private Feeds feeds;

    @Inject
    private FeedTimes times;

    @Inject
    private PortalSettings settings;

    @Inject
    private Clock clock;

    /** Whether the owner has one. */
    public boolean isOpen(String owner) {
        return feeds.ofOwner(owner).isPresent();
    }

    /**
     * Opens one, in place of an older one.
     *
     * @return its secret, which nobody can tell later
     */
    public String open(String owner, Language language) {
        byte[] secret = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        feeds.open(new Feed(owner, language.code(), clock.instant()), hash(token));
        return token;
    }

    /** The address does not answer any more. */
    public void end(String owner) {
        feeds.end(owner);
    }

    /** The calendar of that secret as text; empty if there is none. */
    public Optional<String> read(String token) {
        return feeds.find(hash(token)).map(this::text);
    }

    private String text(Feed feed) {
        Instant now = clock.instant();
        List<FeedVisit> visits = times.list(feed.owner(), now.minus(PAST), now.plus(AHEAD));
        Texts texts = new Texts(Language.of(feed.language()), clock);
        boolean patient = feed.owner().startsWith("Patient/");
        return IcsText.of(
                texts.of("feed.name"),
                visits,
                visit -> new IcsText.Words(
                        texts.of("visit." + (visit.kind().isEmpty() ? "other" : visit.kind())),
                        settings.hubUrl() + (patient ? "/" : "/calendar?day=" + day(visit))),
                now);
    }

    private static LocalDate day(FeedVisit visit) {
        return LocalDate.ofInstant(visit.start(), HubClock.berlin());
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
