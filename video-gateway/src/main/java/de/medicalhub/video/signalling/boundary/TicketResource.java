package de.medicalhub.video.signalling.boundary;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.JoinWindow;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.RushLimit;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.door.LinkCookies;
import de.medicalhub.video.door.WireJson;
import de.medicalhub.video.signalling.control.Tickets;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tickets to the WebSocket: for staff who may host, and for the browser that holds a participant cookie. */
@RequestScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
    @Inject
    private Instance<StaffCaller> caller;

    @Inject
    private Consultations consultations;

    @Inject
    private Tickets tickets;

    @Inject
    private RushLimit rush;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    /** For the host. Body: {@code {"appointment"}}. */
    @POST
    @Path("/tickets")
    @RolesAllowed({"gp", "nurse", "discharge-manager"})
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject forHost(JsonObject body) {
        AppointmentId appointment = Optional.ofNullable(body)
                .map(present -> present.get("appointment"))
                .filter(JsonString.class::isInstance)
                .flatMap(text -> AppointmentId.find(((JsonString) text).getString()))
                .orElseThrow(() -> new RefusedException(Refusal.NO_CONSULTATION));
        return answer(tickets.issue(consultations.host(caller.get(), appointment), session()));
    }

    /** For the patient or one more person, by participant cookie. */
    @POST
    @Path("/guest-tickets")
    @PermitAll
    public JsonObject forGuest(@QueryParam("link") @DefaultValue("") String link) {
        return rush.within(() -> answer(tickets.issue(guest(link))));
    }

    private Participant guest(String link) {
        Consultations.Visitor visitor = consultations
                .findVisitor(new LinkCookies(Consultations.COOKIE).of(request, link))
                .orElseThrow(() -> new RefusedException(Refusal.NOT_JOINED));
        Participant guest = visitor.participant();
        JoinWindow window = visitor.facts().window();
        Instant now = clock.instant();
        if (window.isBefore(now) || window.isAfter(now)) {
            throw new RefusedException(window.isAfter(now) ? Refusal.TOO_LATE : Refusal.TOO_EARLY);
        }
        consultations.requireStanding(guest.appointment());
        return guest;
    }

    private static JsonObject answer(String ticket) {
        return WireJson.object().add("ticket", ticket).build();
    }

    /** In which the caller signed in; empty for a program with a token of its own. */
    private String session() {
        return Optional.ofNullable(request.getSession(false))
                .map(HttpSession::getId)
                .orElse("");
    }
}
