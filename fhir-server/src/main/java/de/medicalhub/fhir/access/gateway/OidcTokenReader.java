package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.SmartScopes;
import de.medicalhub.fhir.access.control.TokenReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcSecurityContext;
import org.wildfly.security.http.oidc.RealmAccessClaim;

/** Takes the caller from the access token that WildFly's OpenID Connect mechanism has verified. */
@Component
class OidcTokenReader implements TokenReader {
    private static final Pattern FHIR_USER =
            Pattern.compile("(Practitioner|Patient|RelatedPerson|Organization)/[A-Za-z0-9\\-.]{1,64}");

    @Override
    public Caller caller(RequestDetails request) {
        Object context = request instanceof ServletRequestDetails servlet && servlet.getServletRequest() != null
                ? servlet.getServletRequest().getAttribute(OidcSecurityContext.class.getName())
                : null;
        return context instanceof OidcSecurityContext oidc && oidc.getToken() != null
                ? fromToken(oidc.getToken())
                : Caller.NOBODY;
    }

    private static Caller fromToken(AccessToken token) {
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
