package de.medicalhub.transport.fleet.boundary;

import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.fleet.WholeFleet;
import de.medicalhub.transport.fleet.control.FleetDesk;
import de.medicalhub.transport.fleet.control.FleetDesk.Effect;
import de.medicalhub.transport.fleet.control.FleetJson;
import de.medicalhub.transport.fleet.control.FleetReader;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** A carrier's fleet, replaced as a whole ({@code carrier} if the caller acts for several). */
@Path("fleet")
@Produces(MediaType.APPLICATION_JSON)
public class FleetResource {
    @Inject
    private FleetDesk desk;

    @Inject
    private Carriers carriers;

    @Context
    private HttpServletRequest request;

    /** What a change does to what is planned. */
    public record EffectView(List<MovedView> moved, List<TwiceView> twice) {
        static EffectView of(Effect effect) {
            return new EffectView(
                    effect.moved().stream()
                            .map(moved -> new MovedView(
                                    moved.planned().day().toString(),
                                    moved.vehicle(),
                                    moved.planned().waiting(),
                                    moved.planned().begun(),
                                    moved.gone()))
                            .toList(),
                    effect.twice().stream()
                            .map(twice -> new TwiceView(twice.day().toString(), twice.name()))
                            .toList());
        }
    }

    /**
     * One tour that cannot stay as it is.
     *
     * @param waiting how many jobs are planned anew
     * @param begun how many are under way and stay
     */
    public record MovedView(String day, String vehicle, int waiting, int begun, boolean gone) {}

    /** A driver or a vehicle in two shifts at once. */
    public record TwiceView(String day, String name) {}

    /** Vehicles, shifts and absences with their version, of each carrier that the caller dispatches for. */
    @GET
    @RolesAllowed("dispatcher")
    public JsonObject show() {
        var fleets = Json.createArrayBuilder();
        carriers.of(Caller.of(request)).stream().sorted().forEach(carrier -> {
            WholeFleet fleet = desk.show(carrier);
            fleets.add(Json.createObjectBuilder(FleetJson.of(fleet))
                    .add("carrier", carrier)
                    .add("version", FleetJson.version(fleet)));
        });
        return Json.createObjectBuilder().add("fleets", fleets).build();
    }

    /** Puts this fleet in place of the one before; the same again changes nothing. Who has looked sends the {@code version}. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"dispatcher", "admin"})
    public void replace(JsonObject json) {
        String carrier = carriers.one(Caller.of(request), FleetReader.carrier(json));
        Optional<String> seen = Inputs.text(json, "version");
        desk.keep(carrier, FleetReader.read(json, carrier), seen);
    }

    /** What that fleet would do to what is planned; nothing is changed. */
    @POST
    @Path("effect")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("dispatcher")
    public EffectView effect(JsonObject json) {
        String carrier = carriers.one(Caller.of(request), FleetReader.carrier(json));
        return EffectView.of(desk.effect(carrier, FleetReader.read(json, carrier)));
    }
}
