package de.medicalhub.video.conference.boundary;

import de.medicalhub.video.conference.control.ServerRoster;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For who runs the hub: which media servers there are, what they carry, and emptying one for maintenance. */
@RequestScoped
@Path("/media-servers")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class MediaServerResource {
    @Inject
    private ServerRoster roster;

    /** All of them. */
    @GET
    public JsonObject list() {
        JsonArrayBuilder servers = Json.createArrayBuilder();
        roster.list()
                .forEach(one -> servers.add(Json.createObjectBuilder()
                        .add("address", one.address())
                        .add("up", one.up())
                        .add("draining", one.draining())
                        .add("ports", one.ports())));
        return Json.createObjectBuilder().add("servers", servers).build();
    }

    /** New rooms go elsewhere, or come again. Body: {@code {"address", "draining"}}. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject drain(JsonObject body) {
        boolean draining = body != null && JsonValue.TRUE.equals(body.get("draining"));
        String address = ConferenceResource.text(body, "address").orElse("");
        if (!roster.drain(address, draining)) {
            throw new RefusedException(Refusal.NO_CONFERENCE);
        }
        return list();
    }
}
