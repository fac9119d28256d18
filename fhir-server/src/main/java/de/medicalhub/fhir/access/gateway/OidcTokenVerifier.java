package de.medicalhub.fhir.access.gateway;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.FhirSettings;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.SmartScopes;
import de.medicalhub.fhir.access.control.TokenVerifier;
import de.medicalhub.fhir.access.control.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationBuilder;
import org.wildfly.security.http.oidc.OidcException;
import org.wildfly.security.http.oidc.OidcJsonConfiguration;
import org.wildfly.security.http.oidc.RealmAccessClaim;
import org.wildfly.security.http.oidc.TokenValidator;

/**
 * WildFly's own check of access tokens: signature by the realm's keys, issuer, audience, type, times. While the realm's
 * description or keys cannot be read, no token is called wrong.
 */
@Component
class OidcTokenVerifier implements TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(OidcTokenVerifier.class);

    /** The client of the realm that stands for this server: tokens for others are not for it. */
    private static final String AUDIENCE = "medhub-api";

    private static final Pattern FHIR_USER =
            Pattern.compile("(Practitioner|Patient|RelatedPerson|Organization)/[A-Za-z0-9\\-.]{1,64}");

    /** For one answer of the realm. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OidcClientConfiguration realm;
    private final SignInService service;
    private final RealmKeys keys;

    @Autowired
    OidcTokenVerifier(FhirSettings settings) {
        this(settings.issuer(), PATIENCE, System::nanoTime);
    }

    /**
     * @param issuer the realm, as it stands in the tokens
     * @param patience for one answer of the realm
     * @param nanos a clock that only goes on
     */
    OidcTokenVerifier(String issuer, Duration patience, LongSupplier nanos) {
        service = new SignInService(patience, nanos);
        keys = new RealmKeys(issuer, service, nanos);
        OidcJsonConfiguration json = new OidcJsonConfiguration();
        json.setClientId(AUDIENCE);
        json.setProviderUrl(issuer);
        json.setBearerOnly(true);
        json.setVerifyTokenAudience(true);
        json.setPrincipalAttribute("preferred_username");
        json.setConnectionTimeoutMillis(Math.toIntExact(patience.toMillis()));
        json.setSocketTimeoutMillis(Math.toIntExact(patience.toMillis()));
        realm = OidcClientConfigurationBuilder.build(json);
        realm.setPublicKeyLocator(keys);
    }

    @Override
    public Optional<VerifiedToken> verify(String token) {
        keys.address(); // Before WildFly reads the description, which waits and logs with each token.
        try {
            AccessToken right = TokenValidator.builder(realm).build().parseAndVerifyToken(token);
            return Optional.of(new VerifiedToken(caller(right), Instant.ofEpochSecond(right.getExpiration())));
        } catch (OidcException e) {
            LOG.debug("A token was refused", e);
            return Optional.empty();
        } catch (IllegalArgumentException e) { // WildFly's own reading of the description has failed.
            throw service.away(e);
        }
    }

    private static Caller caller(AccessToken token) {
        return new Caller(
                orEmpty(token.getPreferredUsername()),
                roles(token.getRealmAccessClaim()),
                fhirUser(token),
                SmartScopes.parse(orEmpty(token.getClaimValueAsString("scope"))));
    }

    private static Set<Role> roles(@Nullable RealmAccessClaim claim) {
        List<String> names = claim == null || claim.getRoles() == null ? List.of() : claim.getRoles();
        return names.stream().map(Role::find).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static String fhirUser(AccessToken token) {
        String claim = orEmpty(token.getClaimValueAsString("fhirUser"));
        return FHIR_USER.matcher(claim).matches() ? claim : "";
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
