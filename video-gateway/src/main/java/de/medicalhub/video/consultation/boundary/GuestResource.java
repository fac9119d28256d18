package de.medicalhub.video.consultation.boundary;

import de.medicalhub.video.VideoConfiguration;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.Entrance;
import de.medicalhub.video.consultation.LinkTries;
import de.medicalhub.video.consultation.Practice;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.RushLimit;
import de.medicalhub.video.consultation.control.Invitations;
import de.medicalhub.video.door.LinkCookies;
import de.medicalhub.video.door.Secrets;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** For everybody who holds a link, and nobody else: looking at it and joining with it. */
@RequestScoped
@Path("/guest")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GuestResource {
    private static final LinkCookies COOKIES = new LinkCookies(Consultations.COOKIE);

    @Inject
    private Invitations invitations;

    @Inject
    private Entrance entrance;

    @Inject
    private Relay relay;

    @Inject
    private LinkTries tries;

    @Inject
    private RushLimit rush;

    @Inject
    private VideoConfiguration configuration;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    /** What the link is for; binds nothing. Body: {@code {"token", "secret"?}}. */
    @POST
    @Path("/look")
    public JsonObject look(JsonObject body) {
        return answer(counted(body, () -> rush.within(() -> looked(body))));
    }

    private Invitations.Looked looked(JsonObject body) {
        Collection<String> known = known(body);
        invitations.requireStanding(token(body), known);
        return invitations.look(token(body), known);
    }

    /**
     * Joins: binds the link to this browser, or lets the bound browser in again, with a ticket at once. Body:
     * {@code {"token", "secret"?}}; with the same secret the same page joins again, whose answer was lost.
     */
    @POST
    @Path("/join")
    public Response join(JsonObject body) {
        Invitations.Joined joined = counted(body, () -> rush.within(() -> joined(body)));
        Duration lifetime = Duration.between(clock.instant(), joined.expiresAt());
        JsonObject answer = Json.createObjectBuilder(answer(joined.looked()))
                .add("ticket", entrance.issue(joined.guest()))
                .build();
        return Response.ok(answer)
                .cookie(COOKIES.of(joined.looked().link(), joined.cookie(), lifetime, configuration.isHttps()))
                .build();
    }

    private Invitations.Joined joined(JsonObject body) {
        Collection<String> known = known(body);
        invitations.requireStanding(token(body), known);
        return invitations.join(token(body), known, secret(body).orElseGet(Secrets::next));
    }

    /** A way to the relay for the check of the line before waiting; while people may join only. Body: {@code {"token"}}. Lifetime in seconds. */
    @POST
    @Path("/relay")
    public JsonObject relay(JsonObject body, @QueryParam("link") @DefaultValue("") String link) {
        boolean hasToken = body != null && body.containsKey("token");
        Invitations.Looked looked = counted(body, () -> rush.within(() -> hasToken ? looked(body) : joined(link)));
        Instant now = clock.instant();
        JsonArrayBuilder servers = Json.createArrayBuilder();
        if (!looked.facts().window().isBefore(now) && !looked.facts().window().isAfter(now)) {
            relay.serversFor(UUID.randomUUID().toString()).forEach(server -> servers.add(server.toJson()));
        }
        return Json.createObjectBuilder()
                .add("iceServers", servers)
                .add("lifetime", relay.lifetime().toSeconds())
                .build();
    }

    /** What this browser has joined: with that link, or last. */
    @GET
    public JsonObject get(@QueryParam("link") @DefaultValue("") String link) {
        return answer(rush.within(() -> joined(link)));
    }

    private Invitations.Looked joined(String link) {
        return invitations.joined(COOKIES.of(request, link));
    }

    private JsonObject answer(Invitations.Looked looked) {
        return ConsultationResource.facts(looked.facts(), clock.instant())
                .add("side", looked.side().code())
                .add("link", looked.link())
                .add("joined", looked.joined())
                .add("practice", practice(looked.facts().practice()))
                .build();
    }

    static JsonObjectBuilder practice(Practice practice) {
        return Json.createObjectBuilder().add("name", practice.name()).add("phone", practice.phone());
    }

    private <T> T counted(JsonObject body, Supplier<T> work) {
        return tries.counted(new LinkTries.Try("guest", request.getRemoteAddr(), text(body, "token")), work);
    }

    /** By what this browser may be known: its cookies, and what its page said when it joined before. */
    private Collection<String> known(JsonObject body) {
        List<String> known = new ArrayList<>(COOKIES.of(request, ""));
        secret(body).ifPresent(known::add);
        return known;
    }

    private static Optional<String> secret(JsonObject body) {
        return text(body, "secret").filter(Secrets::isWellFormed);
    }

    private static String token(JsonObject body) {
        return text(body, "token").orElseThrow(() -> new RefusedException(Refusal.LINK_UNKNOWN));
    }

    private static Optional<String> text(JsonObject body, String name) {
        JsonValue value = body == null ? JsonValue.NULL : body.getOrDefault(name, JsonValue.NULL);
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
