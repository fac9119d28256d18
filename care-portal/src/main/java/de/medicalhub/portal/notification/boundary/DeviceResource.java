package de.medicalhub.portal.notification.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.notification.control.ChangePreferences;
import de.medicalhub.portal.notification.control.ServedChannels;
import de.medicalhub.portal.notification.entity.Channel;
import de.medicalhub.portal.notification.entity.Device;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A browser wants to be told by web push. Everybody signed in may ask; web.xml demands the sign-in. */
@Path("notifications/devices")
@RequestScoped
@PermitAll
public class DeviceResource {
    private static final int LONGEST_ENDPOINT = 2_000;
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_LABEL = 80;
    private static final int CONFLICT = 409;

    @Inject
    private CurrentUser user;

    @Inject
    private ChangePreferences preferences;

    @Inject
    private ServedChannels served;

    /** Body: what {@code PushSubscription.toJSON()} gives, and a label. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonObject subscription) {
        JsonObject keys = subscription.getJsonObject("keys");
        String endpoint = subscription.getString("endpoint", "");
        String publicKey = keys == null ? "" : keys.getString("p256dh", "");
        String secret = keys == null ? "" : keys.getString("auth", "");
        String label = subscription.getString("label", "");
        boolean usable = served.serves(Channel.PUSH)
                && endpoint.length() <= LONGEST_ENDPOINT
                && served.isPushService(endpoint)
                && isKey(publicKey)
                && isKey(secret)
                && !user.claims().fhirUser().isEmpty();
        if (!usable) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        boolean added = preferences.add(new Device(
                0,
                user.claims().fhirUser(),
                endpoint,
                publicKey,
                secret,
                label.substring(0, Math.min(label.length(), LONGEST_LABEL))));
        return Response.status(added ? Response.Status.NO_CONTENT.getStatusCode() : CONFLICT)
                .build();
    }

    private static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && text.matches("[A-Za-z0-9_-]+=*");
    }
}
