package de.medicalhub.fhir.access.gateway;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.FhirSettings;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.SmartScopes;
import de.medicalhub.fhir.access.control.TokenVerifier;
import de.medicalhub.fhir.access.control.VerifiedToken;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationBuilder;
import org.wildfly.security.http.oidc.OidcException;
import org.wildfly.security.http.oidc.OidcJsonConfiguration;
import org.wildfly.security.http.oidc.RealmAccessClaim;
import org.wildfly.security.http.oidc.TokenValidator;

/** WildFly's own check of access tokens: signature by the realm's keys, issuer, audience, type, times. */
@Component
class OidcTokenVerifier implements TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(OidcTokenVerifier.class);

    /** The client of the realm that stands for this server: tokens for others are not for it. */
    private static final String AUDIENCE = "medhub-api";

    private static final Pattern FHIR_USER =
            Pattern.compile("(Practitioner|Patient|RelatedPerson|Organization)/[A-Za-z0-9\\-.]{1,64}");

    private final OidcClientConfiguration realm;

    OidcTokenVerifier(FhirSettings settings) {
        OidcJsonConfiguration json = new OidcJsonConfiguration();
        json.setClientId(AUDIENCE);
        json.setProviderUrl(settings.issuer());
        json.setBearerOnly(true);
        json.setVerifyTokenAudience(true);
        json.setPrincipalAttribute("preferred_username");
        json.setSslRequired("external");
        realm = OidcClientConfigurationBuilder.build(json);
    }

    @Override
    public Optional<VerifiedToken> verify(String token) {
        try {
            AccessToken right = TokenValidator.builder(realm).build().parseAndVerifyToken(token);
            return Optional.of(new VerifiedToken(caller(right), Instant.ofEpochSecond(right.getExpiration())));
        } catch (OidcException e) {
            LOG.debug("A token was refused", e);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new HubException(ProblemKind.UNAVAILABLE, "The realm's description cannot be read.", e);
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
