package de.medicalhub.video.conference.boundary;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.conference.control.ConferenceTickets;
import de.medicalhub.video.conference.control.Conferences;
import de.medicalhub.video.consultation.LinkTries;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.door.LinkCookies;
import de.medicalhub.video.door.Secrets;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** For everybody who holds a link to a conference, and nobody else. */
@RequestScoped
@Path("/meet")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class MeetResource {
    private static final LinkCookies COOKIES = new LinkCookies("MHMEET");

    @Inject
    private Conferences conferences;

    @Inject
    private ConferenceTickets tickets;

    @Inject
    private LinkTries tries;

    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    /** What the link is for; binds nothing. Body: {@code {"token", "secret"?}}. */
    @POST
    @Path("/look")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject look(JsonObject body) {
        return answer(counted(body, () -> conferences.look(token(body), known(body))));
    }

    /**
     * Binds the link to this browser, or lets the bound browser in again. Body: {@code {"token", "secret"?}}; with the same
     * secret the same page joins again, whose answer was lost.
     */
    @POST
    @Path("/join")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response join(JsonObject body) {
        Conferences.Joined joined = counted(
                body,
                () -> conferences.join(token(body), known(body), secret(body).orElseGet(Secrets::next)));
        Duration lifetime = Duration.between(clock.instant(), joined.expiresAt());
        NewCookie own = COOKIES.of(link(joined), joined.cookie(), lifetime, configuration.isHttps());
        return Response.ok(answer(joined)).cookie(own).build();
    }

    private static String link(Conferences.Joined joined) {
        return LinkCookies.linkOf(joined.attendee().person().value());
    }

    /** A ticket to the wire, for the browser that joined, with the link that its page names. */
    @POST
    @Path("/ticket")
    public JsonObject ticket(@QueryParam("link") @DefaultValue("") String link) {
        return Json.createObjectBuilder()
                .add("ticket", tickets.issue(conferences.guest(COOKIES.of(request, link))))
                .build();
    }

    private static JsonObject answer(Conferences.Joined joined) {
        return Json.createObjectBuilder()
                .add("name", joined.attendee().name())
                .add("title", joined.title())
                .add("link", link(joined))
                .build();
    }

    private <T> T counted(JsonObject body, Supplier<T> work) {
        LinkTries.Try one = new LinkTries.Try("meet", request.getRemoteAddr(), ConferenceResource.text(body, "token"));
        return tries.counted(one, work);
    }

    /** By what this browser may be known: its cookies, and what its page said when it joined before. */
    private Collection<String> known(JsonObject body) {
        List<String> known = new ArrayList<>(COOKIES.of(request, ""));
        secret(body).ifPresent(known::add);
        return known;
    }

    private static Optional<String> secret(JsonObject body) {
        return ConferenceResource.text(body, "secret").filter(Secrets::isWellFormed);
    }

    private static String token(JsonObject body) {
        return ConferenceResource.text(body, "token").orElseThrow(() -> new RefusedException(Refusal.LINK_UNKNOWN));
    }
}
