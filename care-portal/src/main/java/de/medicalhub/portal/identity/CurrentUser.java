package de.medicalhub.portal.identity;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.AdditionalRequestHeadersInterceptor;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.identity.control.Memberships;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** The person of this request; pages call it {@code user}. */
@Named("user")
@RequestScoped
public class CurrentUser {
    private static final String MEMBERSHIPS = "medhub.memberships";
    private static final Duration KEPT = Duration.ofMinutes(1);

    @Inject
    private HttpServletRequest request;

    @Inject
    private FhirClients clients;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private FhirMeter meter;

    private @Nullable Claims claims;
    /** For a call without a session: asked once. */
    private @Nullable List<Organisation> asked;

    /** The user's own access token (I2). */
    public String token() {
        Object context = request.getAttribute(OidcSecurityContext.class.getName());
        if (context instanceof OidcSecurityContext oidc && oidc.getTokenString() != null) {
            return oidc.getTokenString();
        }
        throw new HubException(ProblemKind.UNAUTHENTICATED, "Nobody is signed in.");
    }

    /** Keycloak's ID token, which ends the session there; absent for a bearer call. */
    public Optional<String> idToken() {
        Object context = request.getAttribute(OidcSecurityContext.class.getName());
        return context instanceof OidcSecurityContext oidc
                ? Optional.ofNullable(oidc.getIDTokenString())
                : Optional.empty();
    }

    public Claims claims() {
        Claims known = claims;
        if (known == null) {
            known = Claims.of(token());
            claims = known;
        }
        return known;
    }

    /** Speaks FHIR for this user; refusals come in the language of the page. */
    public IGenericClient fhir() {
        IGenericClient fhir = clients.withToken(token());
        AdditionalRequestHeadersInterceptor language = new AdditionalRequestHeadersInterceptor();
        language.addHeaderValue("Accept-Language", speaker.getLanguage().code());
        fhir.registerInterceptor(language);
        fhir.registerInterceptor(meter.listener());
        return fhir;
    }

    /** Organisations of the user's active roles, asked again after a minute: who covers for others does so for a time. */
    public List<Organisation> organisations() {
        if (!claims().fhirUser().startsWith("Practitioner/")) {
            return List.of();
        }
        if (request.getSession(false) == null) {
            List<Organisation> known = asked;
            if (known == null) {
                known = new Memberships(fhir(), clock).list(claims().fhirUser());
                asked = known;
            }
            return known;
        }
        Object kept = request.getSession().getAttribute(MEMBERSHIPS);
        if (kept instanceof Kept known && known.isFor(claims().fhirUser(), clock.instant())) {
            return known.list();
        }
        List<Organisation> found = new Memberships(fhir(), clock).list(claims().fhirUser());
        request.getSession().setAttribute(MEMBERSHIPS, new Kept(claims().fhirUser(), found, clock.instant()));
        return found;
    }

    /** Whether the user works for that organisation. */
    public boolean worksFor(String organisationReference) {
        return organisations().stream().anyMatch(own -> own.reference().equals(organisationReference));
    }

    public boolean is(Role role) {
        return claims().roles().contains(role);
    }

    public String getName() {
        return claims().name();
    }

    /** Name of the first organisation, or empty. */
    public String getOrganisation() {
        return organisations().stream().findFirst().map(Organisation::name).orElse("");
    }

    public boolean isDischargeManager() {
        return is(Role.DISCHARGE_MANAGER);
    }

    public boolean isNurse() {
        return is(Role.NURSE);
    }

    public boolean isGp() {
        return is(Role.GP);
    }

    public boolean isPharmacist() {
        return is(Role.PHARMACIST);
    }

    public boolean isPatient() {
        return is(Role.PATIENT);
    }

    public boolean isRelative() {
        return is(Role.RELATIVE);
    }

    public boolean isAdmin() {
        return is(Role.ADMIN);
    }

    private record Kept(String person, List<Organisation> list, Instant asked) implements java.io.Serializable {
        boolean isFor(String whom, Instant now) {
            return person.equals(whom) && !now.isBefore(asked) && now.isBefore(asked.plus(KEPT));
        }
    }
}
