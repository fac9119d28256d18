package de.medicalhub.video.waitingroom.boundary;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.door.LinkCookies;
import de.medicalhub.video.waitingroom.Place;
import de.medicalhub.video.waitingroom.control.Queues;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** For the patient, by participant cookie: how many wait before them, and until when probably. */
@RequestScoped
@Path("/guest/place")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class PlaceResource {
    @Inject
    private Consultations consultations;

    @Inject
    private Queues queues;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    /** {@code {"ahead", "expectedAt", "now"}}; 410 where the appointment was cancelled or moved meanwhile. */
    @GET
    public JsonObject get(@QueryParam("link") @DefaultValue("") String link) {
        AppointmentId appointment = consultations
                .findGuest(new LinkCookies(Consultations.COOKIE).of(request, link))
                .filter(Participant::isPatient)
                .map(Participant::appointment)
                .orElseThrow(() -> new RefusedException(Refusal.NOT_JOINED));
        consultations.requireStillStanding(appointment);
        Place place = queues.placeOf(appointment);
        return Json.createObjectBuilder()
                .add("ahead", place.ahead())
                .add("expectedAt", place.expectedAt().toString())
                .add("now", clock.instant().toString())
                .build();
    }
}
