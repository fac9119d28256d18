package de.medicalhub.fhir.access.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import de.medicalhub.common.problem.HubException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.PublicKeyLocator;

/**
 * The keys with which the realm signs (RFC 7517; RS256, the only way of signing that is taken). WildFly's own reader does not
 * tell a key that is none of the realm's from keys that cannot be read, so that good tokens would be called wrong.
 */
final class RealmKeys implements PublicKeyLocator {
    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    /** As long as WildFly keeps them. */
    private static final long KEPT_NANOS = Duration.ofDays(1).toNanos();

    /** While the realm does not answer, a key that is known goes on; not for ever, for it may have been withdrawn. */
    private static final long KEPT_WHILE_AWAY_NANOS = Duration.ofDays(2).toNanos();

    /** Tokens may name keys at random; they are not looked up more often. */
    private static final long BETWEEN_NANOS = Duration.ofSeconds(10).toNanos();

    private final URI description;
    private final SignInService service;
    private final LongSupplier nanos;
    private volatile @Nullable URI address;
    private volatile @Nullable Keys keys;

    private record Keys(Map<String, PublicKey> byId, long readAt) {}

    /**
     * @param issuer of the tokens
     * @param nanos a clock that only goes on
     */
    RealmKeys(String issuer, SignInService service, LongSupplier nanos) {
        this.description = URI.create(issuer.replaceFirst("/+$", "") + DESCRIPTION);
        this.service = service;
        this.nanos = nanos;
    }

    /**
     * Where the realm keeps its keys, by its description.
     *
     * @throws de.medicalhub.common.problem.HubException UNAVAILABLE while that cannot be read
     */
    URI address() {
        URI known = address;
        return known == null ? service.ask(this::readAddress) : known;
    }

    /**
     * Null if the realm has no key of that id.
     *
     * @throws de.medicalhub.common.problem.HubException UNAVAILABLE while nobody can tell
     */
    @Override
    public @Nullable PublicKey getPublicKey(String id, OidcClientConfiguration realm) {
        URI from = address();
        Keys known = keys;
        PublicKey young = kept(known, id, KEPT_NANOS);
        if (young != null || (known != null && isWithin(known, BETWEEN_NANOS))) {
            return young;
        }
        try {
            return service.ask(() -> newer(known, from)).byId().get(id);
        } catch (HubException away) {
            PublicKey old = kept(known, id, KEPT_WHILE_AWAY_NANOS);
            if (old == null) {
                throw away;
            }
            return old;
        }
    }

    private @Nullable PublicKey kept(@Nullable Keys known, String id, long time) {
        return known != null && isWithin(known, time) ? known.byId().get(id) : null;
    }

    @Override
    public void reset(OidcClientConfiguration realm) {
        keys = null;
    }

    private boolean isWithin(Keys known, long time) {
        return nanos.getAsLong() - known.readAt() < time;
    }

    private URI readAddress() throws IOException {
        URI known = address;
        if (known == null) {
            known = uri(service.read(description).path("jwks_uri").asText());
            address = known;
        }
        return known;
    }

    /** Another may have read them in its turn. */
    private Keys newer(@Nullable Keys known, URI from) throws IOException {
        Keys now = keys;
        if (now == null || now.equals(known)) {
            now = new Keys(parse(service.read(from)), nanos.getAsLong());
            keys = now;
        }
        return now;
    }

    private static URI uri(String text) throws IOException {
        if (!text.startsWith("http")) {
            throw new IOException("The realm's description does not say where its keys are");
        }
        return URI.create(text);
    }

    private static Map<String, PublicKey> parse(JsonNode set) throws IOException {
        Map<String, PublicKey> found = new HashMap<>();
        for (JsonNode key : set.path("keys")) {
            if (key.path("kty").asText().equals("RSA")
                    && key.path("use").asText("sig").equals("sig")) {
                found.put(key.path("kid").asText(), rsa(number(key.path("n")), number(key.path("e"))));
            }
        }
        if (found.isEmpty()) {
            throw new IOException("The realm names no key");
        }
        return Map.copyOf(found);
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws IOException {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static BigInteger number(JsonNode text) throws IOException {
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }
}
