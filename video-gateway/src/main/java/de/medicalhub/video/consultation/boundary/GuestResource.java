package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.control.Invitations;
import de.medicalhub.video.consultation.control.TryLimit;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
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
        tries.count(request.getRemoteAddr());
        Invitations.Looked looked = invitations.look(token(body), cookie);
        return answer(looked.facts(), looked.joined());
    }

    /** Joins: binds the link to this browser, or lets the bound browser in again. Body: {@code {"token"}}. */
    @POST
    @Path("/join")
    public Response join(JsonObject body, @CookieParam(COOKIE) @DefaultValue("") String cookie) {
        tries.count(request.getRemoteAddr());
        Invitations.Joined joined = invitations.join(token(body), cookie);
        return Response.ok(answer(joined.facts(), true)).cookie(cookie(joined)).build();
    }

    /** What this browser has joined. */
    @GET
    public JsonObject get(@CookieParam(COOKIE) @DefaultValue("") String cookie) {
        return answer(invitations.joined(cookie), true);
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

    private JsonObject answer(ConsultationFacts facts, boolean joined) {
        return ConsultationResource.facts(facts, clock.instant())
                .add("joined", joined)
                .add("practice", practice(facts.practice()))
                .build();
    }

    static JsonObjectBuilder practice(Practice practice) {
        return Json.createObjectBuilder().add("name", practice.name()).add("phone", practice.phone());
    }

    private static String token(JsonObject body) {
        JsonValue token = body == null ? JsonValue.NULL : body.getOrDefault("token", JsonValue.NULL);
        if (token instanceof JsonString text) {
            return text.getString();
        }
        throw new RefusedException(Refusal.LINK_UNKNOWN);
    }
}
