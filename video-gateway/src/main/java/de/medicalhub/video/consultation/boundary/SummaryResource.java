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

/** For the host after the call: a summary to the patient and to all who treat. */
@RequestScoped
@Path("/consultations/{appointment}/summary")
@RolesAllowed({"gp", "nurse", "discharge-manager"})
public class SummaryResource {
    private static final int MOST_CHARACTERS = 4_000;

    @Inject
    private StaffCaller caller;

    @Inject
    private WriteSummary summary;

    /** Body: {@code {"text"}}, 1 to 4,000 characters. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(@PathParam("appointment") String appointment, JsonObject body) {
        AppointmentId id =
                AppointmentId.find(appointment).orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
        String text = body == null ? "" : body.getString("text", "").strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            throw new BadRequestException("no text");
        }
        summary.send(caller, id, text);
        return Response.noContent().build();
    }
}
