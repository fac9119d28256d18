package de.medicalhub.transport.web;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.transport.RefusedException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** Who calls: the person of the token, and the language that they read. */
public final class Caller {
    private static final String LANGUAGE_COOKIE = "mh-lang";

    private final HttpServletRequest request;

    private Caller(HttpServletRequest request) {
        this.request = request;
    }

    /** The caller of that request. */
    public static Caller of(HttpServletRequest request) {
        return new Caller(request);
    }

    /** The claim fhirUser, such as {@code Practitioner/driver-1}. */
    public String fhirUser() {
        return context()
                .map(context -> context.getToken().getClaimValueAsString("fhirUser"))
                .orElseThrow(Caller::unknown);
    }

    /** The person's name as the realm knows it; the sign-in name if it knows none. */
    public String name() {
        return context()
                .map(context -> Optional.ofNullable(context.getToken().getClaimValueAsString("name"))
                        .orElseGet(() -> context.getToken().getClaimValueAsString("preferred_username")))
                .orElseThrow(Caller::unknown);
    }

    /** The person's own access token. */
    public String token() {
        return context().map(OidcSecurityContext::getTokenString).orElseThrow(Caller::unknown);
    }

    /** Whether the caller administers the hub, and so acts for no carrier. */
    public boolean isAdmin() {
        return request.isUserInRole(Role.ADMIN.realmName());
    }

    private Optional<OidcSecurityContext> context() {
        return Optional.ofNullable(request.getAttribute(OidcSecurityContext.class.getName()))
                .filter(OidcSecurityContext.class::isInstance)
                .map(OidcSecurityContext.class::cast);
    }

    private static RefusedException unknown() {
        return new RefusedException(ProblemKind.FORBIDDEN, "caller.unknown");
    }

    /** The page's language (cookie), else the browser's, else German; only German and English exist. */
    public Locale language() {
        return cookie().or(this::browser).filter("en"::equals).isPresent() ? Locale.ENGLISH : Locale.GERMAN;
    }

    private Optional<String> cookie() {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private Optional<String> browser() {
        return request.getHeader("Accept-Language") == null
                ? Optional.empty()
                : Optional.of(request.getLocale().getLanguage());
    }
}
