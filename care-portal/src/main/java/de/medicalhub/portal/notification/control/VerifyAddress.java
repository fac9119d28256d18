package de.medicalhub.portal.notification.control;

import de.medicalhub.common.outbox.Outbox;
import de.medicalhub.portal.notification.entity.Address;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Nothing is sent to an address before its owner has shown that it is theirs (B7). */
@ApplicationScoped
public class VerifyAddress {
    private static final int CODES = 1_000_000;
    private static final int TRIES = 5;
    private static final int CODES_IN_AN_HOUR = 5;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration VALID = Duration.ofMinutes(15);

    @Inject
    private PreferenceStore preferences;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    private final SecureRandom random = new SecureRandom();

    /** Sends a code there; the address before is forgotten. False if too many codes were asked for within an hour. */
    @Transactional
    public boolean propose(String person, Channel channel, String address, Language language) {
        if (preferences.countCode(person, clock.instant(), clock.instant().minus(HOUR)) > CODES_IN_AN_HOUR) {
            return false;
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        preferences.propose(
                person,
                new Address(channel, address, false),
                hash(person, code),
                clock.instant().plus(VALID));
        outbox.append(
                SendParcel.codeTopic(channel),
                "code/" + channel.code() + "/" + person,
                String.join("\n", person, channel.name(), code, language.code()));
        return true;
    }

    /** Whether the code was right; the address is used from now on. */
    @Transactional
    public boolean confirm(String person, Channel channel, String code) {
        return preferences.verify(person, channel, hash(person, code.strip()), TRIES, clock.instant());
    }

    private static String hash(String person, String code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((person + "\n" + code).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
