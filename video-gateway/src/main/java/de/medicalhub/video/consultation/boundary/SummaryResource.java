package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.WriteSummary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;

/** For the host after the call: a summary to the patient and to all who treat. */
@RequestScoped
@Path("/consultations/{appointment}/summary")
@RolesAllowed({"gp", "nurse", "discharge-manager"})
public class SummaryResource {
    private static final int MOST_CHARACTERS = 4_000;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

    @Inject
    private StaffCaller caller;

    @Inject
    private WriteSummary summary;

    /** Body: {@code {"text", "key"}}, 1 to 4,000 characters; 32 random hexadecimal digits, the same when it is tried again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(@PathParam("appointment") String appointment, JsonObject body) {
        AppointmentId id =
                AppointmentId.find(appointment).orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
        String text = body == null ? "" : body.getString("text", "").strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            throw new BadRequestException("no text");
        }
        String key = body == null ? "" : body.getString("key", "");
        if (!KEY.matcher(key).matches()) {
            throw new BadRequestException("no key");
        }
        summary.send(caller, id, text, key);
        return Response.noContent().build();
    }
}
