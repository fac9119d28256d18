package de.medicalhub.video.relay.control;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.relay.IceServer;
import de.medicalhub.video.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Credentials as coturn's {@code use-auth-secret} checks them (rule 2). */
@ApplicationScoped
public class TimeLimitedRelay implements Relay {
    private static final String ALGORITHM = "HmacSHA1";

    private final String secret;
    private final List<String> urls;
    private final Duration lifetime;
    private final boolean only;
    private final Set<String> onlyFor;
    private final Clock clock;

    protected TimeLimitedRelay() {
        this("", List.of(), Duration.ZERO, false, Set.of(), Clock.systemUTC());
    }

    @Inject
    public TimeLimitedRelay(VideoConfiguration configuration) {
        // the machine's clock, not the moved one: the relay counts real seconds
        this(
                configuration.turnSecret(),
                configuration.turnUrls(),
                configuration.turnLifetime(),
                configuration.turnOnly(),
                configuration.turnOnlyFor(),
                Clock.systemUTC());
    }

    TimeLimitedRelay(
            String secret, List<String> urls, Duration lifetime, boolean only, Set<String> onlyFor, Clock clock) {
        this.secret = secret;
        this.urls = List.copyOf(urls);
        this.lifetime = lifetime;
        this.only = only;
        this.onlyFor = onlyFor.stream().map(TimeLimitedRelay::plain).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    @Override
    public List<IceServer> serversFor(String name) {
        if (secret.isEmpty() || urls.isEmpty()) {
            return List.of();
        }
        String user = clock.instant().plus(lifetime).getEpochSecond() + ":" + name;
        return List.of(new IceServer(urls, user, sign(user)));
    }

    @Override
    public Duration lifetime() {
        return lifetime;
    }

    @Override
    public boolean isOnly() {
        return only;
    }

    @Override
    public boolean isOnlyFor(Set<String> organizations) {
        boolean unknown = organizations.isEmpty() && !onlyFor.isEmpty();
        return only
                || unknown
                || organizations.stream().map(TimeLimitedRelay::plain).anyMatch(onlyFor::contains);
    }

    /** Rather too often through the relay than not, where capitals were mistaken. */
    private static String plain(String organization) {
        return organization.toLowerCase(Locale.ROOT);
    }

    private String sign(String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }
}
