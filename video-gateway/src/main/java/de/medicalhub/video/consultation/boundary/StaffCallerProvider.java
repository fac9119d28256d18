package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** Reads the signed-in person from the container's OpenID Connect context. */
@RequestScoped
public class StaffCallerProvider {
    @Inject
    private HttpServletRequest request;

    @Produces
    StaffCaller caller() {
        if (!(request.getAttribute(OidcSecurityContext.class.getName()) instanceof OidcSecurityContext context)
                || context.getToken() == null) {
            throw new RefusedException(Refusal.NOT_HOST);
        }
        AccessToken token = context.getToken();
        String username = text(token, "preferred_username");
        String name = text(token, "name");
        return new StaffCaller(
                context.getTokenString(),
                username,
                name.isEmpty() ? username : name,
                text(token, "fhirUser"),
                roles(token));
    }

    private static String text(AccessToken token, String claim) {
        return token.getClaimValue(claim) instanceof String text ? text : "";
    }

    private static Set<String> roles(AccessToken token) {
        Set<String> roles = new HashSet<>();
        if (token.getClaimValue("realm_access") instanceof Map<?, ?> access
                && access.get("roles") instanceof List<?> names) {
            names.forEach(name -> roles.add(String.valueOf(name)));
        }
        return roles;
    }
}
