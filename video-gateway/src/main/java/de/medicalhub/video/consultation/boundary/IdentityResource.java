package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.CheckIdentity;
import de.medicalhub.video.consultation.control.IdentityCheck;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For the host: the health card was held to the camera and fits the person. */
@RequestScoped
@Path("/consultations/{appointment}/identity")
@RolesAllowed({"gp", "nurse", "discharge-manager"})
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {
    @Inject
    private StaffCaller caller;

    @Inject
    private CheckIdentity identity;

    /** Body: {@code {"checked"}}, true or false. Answers with who and when as they were stored, or with nothing. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject put(@PathParam("appointment") String appointment, JsonObject body) {
        AppointmentId id =
                AppointmentId.find(appointment).orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
        JsonValue checked = body == null ? JsonValue.NULL : body.getOrDefault("checked", JsonValue.NULL);
        if (JsonValue.TRUE.equals(checked)) {
            return json(identity.confirm(caller, id)).build();
        }
        if (JsonValue.FALSE.equals(checked)) {
            identity.takeBack(caller, id);
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        throw new BadRequestException("neither true nor false");
    }

    static JsonObjectBuilder json(IdentityCheck check) {
        return Json.createObjectBuilder()
                .add("name", check.name())
                .add("at", check.at().toString());
    }
}
