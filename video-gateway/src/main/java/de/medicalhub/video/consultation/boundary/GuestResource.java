package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.control.Invitations;
import de.medicalhub.video.door.TryLimit;
import de.medicalhub.video.relay.Relay;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** For everybody who holds a link, and nobody else: looking at it and joining with it. */
@RequestScoped
@Path("/guest")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GuestResource {
    /** Of the participant cookie. */
    public static final String COOKIE = "MHVIDEO";

    @Inject
    private Invitations invitations;

    @Inject
    private Relay relay;

    @Inject
    private TryLimit tries;

    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    /** What the link is for; binds nothing. Body: {@code {"token"}}. */
    @POST
    @Path("/look")
    public JsonObject look(JsonObject body, @CookieParam(COOKIE) @DefaultValue("") String cookie) {
        countTry();
        Invitations.Looked looked = invitations.look(token(body), cookie);
        return answer(looked.facts(), looked.side(), looked.joined());
    }

    /** Joins: binds the link to this browser, or lets the bound browser in again. Body: {@code {"token"}}. */
    @POST
    @Path("/join")
    public Response join(JsonObject body, @CookieParam(COOKIE) @DefaultValue("") String cookie) {
        countTry();
        Invitations.Joined joined = invitations.join(token(body), cookie);
        return Response.ok(answer(joined.facts(), joined.side(), true))
                .cookie(cookie(joined))
                .build();
    }

    /** A way to the relay for the check of the line before waiting; while people may join only. Body: {@code {"token"}}. */
    @POST
    @Path("/relay")
    public JsonObject relay(JsonObject body, @CookieParam(COOKIE) @DefaultValue("") String cookie) {
        countTry();
        boolean hasToken = body != null && body.containsKey("token");
        Invitations.Looked looked = hasToken ? invitations.look(token(body), cookie) : invitations.joined(cookie);
        Instant now = clock.instant();
        JsonArrayBuilder servers = Json.createArrayBuilder();
        if (!looked.facts().window().isBefore(now) && !looked.facts().window().isAfter(now)) {
            relay.serversFor(UUID.randomUUID().toString()).forEach(server -> servers.add(server.toJson()));
        }
        return Json.createObjectBuilder().add("iceServers", servers).build();
    }

    /** What this browser has joined. */
    @GET
    public JsonObject get(@CookieParam(COOKIE) @DefaultValue("") String cookie) {
        Invitations.Looked joined = invitations.joined(cookie);
        return answer(joined.facts(), joined.side(), true);
    }

    private NewCookie cookie(Invitations.Joined joined) {
        long seconds = Duration.between(clock.instant(), joined.expiresAt()).toSeconds();
        return new NewCookie.Builder(COOKIE)
                .value(joined.cookie())
                .path("/video")
                .maxAge((int) Math.max(seconds, 1))
                .httpOnly(true)
                .secure(configuration.isHttps())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private JsonObject answer(ConsultationFacts facts, Participant.Side side, boolean joined) {
        return ConsultationResource.facts(facts, clock.instant())
                .add("side", side.code())
                .add("joined", joined)
                .add("practice", practice(facts.practice()))
                .build();
    }

    static JsonObjectBuilder practice(Practice practice) {
        return Json.createObjectBuilder().add("name", practice.name()).add("phone", practice.phone());
    }

    private void countTry() {
        if (!tries.allows("guest", request.getRemoteAddr())) {
            throw new RefusedException(Refusal.TOO_MANY);
        }
    }

    private static String token(JsonObject body) {
        JsonValue token = body == null ? JsonValue.NULL : body.getOrDefault("token", JsonValue.NULL);
        if (token instanceof JsonString text) {
            return text.getString();
        }
        throw new RefusedException(Refusal.LINK_UNKNOWN);
    }
}
