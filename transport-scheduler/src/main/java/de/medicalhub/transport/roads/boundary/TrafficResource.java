package de.medicalhub.transport.roads.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.control.Traffic;
import de.medicalhub.transport.roads.control.Traffic.Said;
import de.medicalhub.transport.roads.control.TrafficFeed;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slow and closed roads: they are the same for all carriers. */
@Path("traffic")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TrafficResource {
    @Inject
    private Traffic traffic;

    @Inject
    private TrafficFeed feed;

    @Context
    private HttpServletRequest request;

    /**
     * Those that have not ended.
     *
     * @param feed what is wrong with the feed of reports, if anything is
     */
    public record TrafficView(
            List<SlowdownView> slowdowns, @Nullable String feed) {}

    /** One of them; JSON-B writes public records only. */
    public record SlowdownView(
            String id,
            String label,
            double latitude,
            double longitude,
            double kilometres,
            double factor,
            boolean closed,
            Instant until) {
        static SlowdownView of(Slowdown one) {
            return new SlowdownView(
                    one.id(),
                    one.label(),
                    one.at().latitude(),
                    one.at().longitude(),
                    one.kilometres(),
                    one.factor(),
                    one.closed(),
                    one.until());
        }
    }

    /** What counts now. */
    @GET
    @RolesAllowed("dispatcher")
    public TrafficView show() {
        return new TrafficView(
                traffic.current().stream().map(SlowdownView::of).toList(),
                feed.state().sentence(Caller.of(request).language()).orElse(null));
    }

    /** Says that roads are slow or closed: {@code label, latitude, longitude, kilometres, factor, closed, until}. */
    @POST
    @RolesAllowed("dispatcher")
    public void say(JsonObject json) {
        boolean closed = json.getBoolean("closed", false);
        Said said = new Said(
                Inputs.text(json, "label").orElseThrow(TrafficResource::invalid),
                new GeoPoint(number(json, "latitude"), number(json, "longitude")),
                number(json, "kilometres"),
                closed ? Slowdown.AROUND : number(json, "factor"),
                closed,
                instant(Inputs.text(json, "until").orElseThrow(TrafficResource::invalid)));
        traffic.say(said, Caller.of(request).fhirUser());
        traffic.follow();
    }

    /** It is over. */
    @POST
    @Path("{id}/end")
    @RolesAllowed("dispatcher")
    public void end(@PathParam("id") String id, JsonObject nothing) {
        traffic.end(id, Caller.of(request).fhirUser());
        traffic.follow();
    }

    private static double number(JsonObject json, String name) {
        if (json.get(name) instanceof JsonNumber number) {
            return number.doubleValue();
        }
        throw invalid();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            throw invalid();
        }
    }

    private static RefusedException invalid() {
        return new RefusedException(ProblemKind.INVALID, "traffic.invalid");
    }
}
