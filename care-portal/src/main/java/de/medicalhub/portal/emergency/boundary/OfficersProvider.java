package de.medicalhub.portal.emergency.boundary;

import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells monitoring whether a data-protection officer is told of emergency accesses; the hub works without, so it is up (E5). */
@Readiness
@ApplicationScoped
public class OfficersProvider implements HealthCheck {
    private static final String WARNING =
            "medhub.emergency.officers is not set: nobody but the patient is told of emergency accesses";

    private final boolean named;

    @Inject
    OfficersProvider(PortalSettings settings) {
        this(settings.namesOfficers());
    }

    /** For the container's proxy. */
    protected OfficersProvider() {
        this(false);
    }

    /**
     * @param named whether there is one
     */
    OfficersProvider(boolean named) {
        this.named = named;
    }

    @Override
    public HealthCheckResponse call() {
        return new HealthCheckResponse(
                "data-protection-officers",
                HealthCheckResponse.Status.UP,
                named ? Optional.empty() : Optional.of(Map.of("warning", WARNING)));
    }
}
