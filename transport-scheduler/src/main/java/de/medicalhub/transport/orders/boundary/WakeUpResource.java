package de.medicalhub.transport.orders.boundary;

import de.medicalhub.transport.TransportSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Where the FHIR server's Subscription knocks; open to all, for only the secret counts, and it only wakes. */
@Path("wake-up")
@PermitAll
public class WakeUpResource {
    @Inject
    private TransportSettings settings;

    @Inject
    private IntakeTimer timer;

    /** 204 with the secret, else 403. */
    @POST
    @PermitAll
    public Response wakeUp(@HeaderParam("X-Medhub-Wake-Up") @Nullable String secret) {
        if (secret == null || !isOurs(secret)) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        timer.wake();
        return Response.noContent().build();
    }

    private boolean isOurs(String secret) {
        byte[] expected = settings.wakeUpSecret().getBytes(StandardCharsets.UTF_8);
        return expected.length > 0 && MessageDigest.isEqual(expected, secret.getBytes(StandardCharsets.UTF_8));
    }
}
