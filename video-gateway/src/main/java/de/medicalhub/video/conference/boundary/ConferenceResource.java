package de.medicalhub.video.conference.boundary;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.control.ConferenceTickets;
import de.medicalhub.video.conference.control.Conferences;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.door.QrPicture;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;

/** For staff: starting a conference, looking at it, bringing guests, a ticket to its wire. */
@RequestScoped
@Path("/conferences")
@RolesAllowed({"gp", "nurse", "discharge-manager", "pharmacist"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConferenceResource {
    @Inject
    private StaffCaller caller;

    @Inject
    private Conferences conferences;

    @Inject
    private ConferenceTickets tickets;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    /** Starts one, or answers the case's running one. Body: {@code {"case"}} or {@code {"title"}}. */
    @POST
    public JsonObject start(JsonObject body) {
        Optional<String> caseId = text(body, "case");
        if (caseId.isEmpty()) {
            return facts(conferences.start(caller, text(body, "title").orElse("")));
        }
        return facts(conferences.startForCase(caller, parse(caseId.get())));
    }

    /** Who and what it is about. */
    @GET
    @Path("/{conference}")
    public JsonObject get(@PathParam("conference") String conference) {
        return facts(conferences.get(caller, id(conference)));
    }

    /** A link for one more person. Body: {@code {"name"}}. */
    @POST
    @Path("/{conference}/guests")
    public JsonObject invite(@PathParam("conference") String conference, JsonObject body) {
        Conferences.Link link =
                conferences.invite(caller, id(conference), text(body, "name").orElse(""));
        return Json.createObjectBuilder()
                .add("url", link.url().toString())
                .add("expiresAt", link.expiresAt().toString())
                .add("now", clock.instant().toString())
                .add("qr", QrPicture.of(link.url().toString()))
                .build();
    }

    /** A ticket to the wire; whether the caller may come is asked of the record each time. */
    @POST
    @Path("/{conference}/tickets")
    public JsonObject ticket(@PathParam("conference") String conference) {
        String ticket = tickets.issue(conferences.get(caller, id(conference)).attendee(), session());
        return Json.createObjectBuilder().add("ticket", ticket).build();
    }

    /** In which the caller signed in; empty for a program with a token of its own. */
    private String session() {
        return Optional.ofNullable(request.getSession(false))
                .map(HttpSession::getId)
                .orElse("");
    }

    private static JsonObject facts(Conferences.Seen seen) {
        return Json.createObjectBuilder()
                .add("conference", seen.attendee().conference().toString())
                .add("title", seen.title())
                .add("caseId", seen.caseId())
                .add("patient", seen.patient())
                .add("team", Json.createArrayBuilder(seen.team()))
                .build();
    }

    private static CaseId parse(String text) {
        try {
            return CaseId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.NO_CONFERENCE, e);
        }
    }

    private static ConferenceId id(String text) {
        return ConferenceId.find(text).orElseThrow(() -> new RefusedException(Refusal.NO_CONFERENCE));
    }

    static Optional<String> text(JsonObject body, String name) {
        return Optional.ofNullable(body)
                .map(present -> present.get(name))
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString().strip())
                .filter(text -> !text.isEmpty());
    }
}
