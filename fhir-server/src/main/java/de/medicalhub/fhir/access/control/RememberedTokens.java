package de.medicalhub.fhir.access.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Verifies a token once a minute and not with each request, of which it would be a fifth of the work (decision 0110). What is
 * kept is its digest and whom it names. A token that has expired is not taken from memory; one that was refused is not kept.
 */
@Component
public class RememberedTokens implements Tokens {
    /** A key that Keycloak has withdrawn is believed no longer than this, once RealmKeys knows of it. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final TokenVerifier verifier;
    private final Clock clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    private record Known(VerifiedToken token, Instant until) {}

    /** By the machine's clock, as tokens are: the hub's own may have been set for a demonstration. */
    @Autowired
    RememberedTokens(TokenVerifier verifier) {
        this(verifier, Clock.systemUTC());
    }

    RememberedTokens(TokenVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> caller(String token) {
        String digest = digest(token);
        Instant now = clock.instant();
        Known found = known.getIfPresent(digest);
        if (found != null && now.isBefore(found.until())) {
            return Optional.of(found.token().caller());
        }
        Optional<VerifiedToken> verified = verifier.verify(token);
        verified.ifPresentOrElse(
                right -> known.put(digest, new Known(right, earlier(now.plus(KEPT), right.expires()))),
                () -> known.invalidate(digest));
        return verified.map(VerifiedToken::caller);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
