package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.dispatch.control.Alerts;
import de.medicalhub.transport.dispatch.control.HandMoves;
import de.medicalhub.transport.dispatch.control.HandMoves.Wanted;
import de.medicalhub.transport.dispatch.control.MoveView;
import de.medicalhub.transport.dispatch.control.Outages;
import de.medicalhub.transport.dispatch.control.PlacesByHand;
import de.medicalhub.transport.dispatch.control.TourHand;
import de.medicalhub.transport.planning.Action;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a dispatcher decides by hand, each for the carriers that the caller dispatches for. */
@Path("board")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class HandResource {
    @Inject
    private HandMoves moves;

    @Inject
    private PlacesByHand places;

    @Inject
    private TourHand tours;

    @Inject
    private Outages outages;

    @Inject
    private Alerts alerts;

    @Inject
    private Carriers carriers;

    @Context
    private HttpServletRequest request;

    /**
     * Moves a job: {@code tourId} (none: off all tours), {@code version} that was seen, {@code trial} to ask only. A move that
     * breaks a rule is answered with the reason, not with an error; 409 if somebody else was quicker or the driver began.
     */
    @POST
    @Path("jobs/{jobId}/moves")
    @RolesAllowed("dispatcher")
    public MoveView move(@PathParam("jobId") String jobId, JsonObject json) {
        Wanted wanted = new Wanted(jobId, Inputs.text(json, "tourId"), version(json), json.getBoolean("trial", false));
        // Asked before: telling live pages of the change takes the request's context away.
        Locale language = Caller.of(request).language();
        return MoveView.of(moves.move(wanted, own()), language);
    }

    /** Keeps a planned job on its tour: {@code version} that was seen. */
    @POST
    @Path("jobs/{jobId}/pin")
    @RolesAllowed("dispatcher")
    public void keep(@PathParam("jobId") String jobId, JsonObject json) {
        moves.keep(jobId, version(json), own());
    }

    /** Gives a pinned or held job back to planning: {@code version} that was seen. */
    @POST
    @Path("jobs/{jobId}/release")
    @RolesAllowed("dispatcher")
    public void release(@PathParam("jobId") String jobId, JsonObject json) {
        moves.release(jobId, version(json), own());
    }

    /** Where a place of a waiting job lies that nothing else knows: {@code side} (pickup, drop-off), {@code latitude}, {@code longitude}, {@code version}. */
    @POST
    @Path("jobs/{jobId}/place")
    @RolesAllowed("dispatcher")
    public void locate(@PathParam("jobId") String jobId, JsonObject json) {
        Action side = Arrays.stream(Action.values())
                .filter(one ->
                        Inputs.text(json, "side").filter(one.code()::equals).isPresent())
                .findFirst()
                .orElseThrow(HandResource::noPlace);
        GeoPoint at = position(json).orElseThrow(HandResource::noPlace);
        places.locate(jobId, side, at, version(json), own());
    }

    private static Optional<GeoPoint> position(JsonObject json) {
        return json.get("latitude") instanceof JsonNumber north
                        && json.get("longitude") instanceof JsonNumber east
                        && Math.abs(north.doubleValue()) <= 90
                        && Math.abs(east.doubleValue()) <= 180
                ? Optional.of(new GeoPoint(north.doubleValue(), east.doubleValue()))
                : Optional.empty();
    }

    private static RefusedException noPlace() {
        return new RefusedException(ProblemKind.INVALID, "place.invalid");
    }

    /** Takes a tour in hand, or gives it back: {@code on}. */
    @POST
    @Path("tours/{tourId}/by-hand")
    @RolesAllowed("dispatcher")
    public void planByHand(@PathParam("tourId") String tourId, JsonObject json) {
        tours.planByHand(tourId, json.getBoolean("on", true), own());
    }

    /** A vehicle or its driver drops out; answers whom that concerns. */
    @POST
    @Path("tours/{tourId}/outage")
    @RolesAllowed("dispatcher")
    public MoveView dropOut(@PathParam("tourId") String tourId, JsonObject nothing) {
        Locale language = Caller.of(request).language();
        return MoveView.of(outages.dropOut(tourId, own()), language);
    }

    /** The vehicle is there again. */
    @POST
    @Path("tours/{tourId}/return")
    @RolesAllowed("dispatcher")
    public void backInService(@PathParam("tourId") String tourId, JsonObject nothing) {
        tours.backInService(tourId, own());
    }

    /** An alert was looked at. */
    @POST
    @Path("alerts/{id}/seen")
    @RolesAllowed("dispatcher")
    public void seen(@PathParam("id") String id, JsonObject nothing) {
        alerts.seen(id, own());
    }

    private Set<String> own() {
        return carriers.of(Caller.of(request));
    }

    private static long version(JsonObject json) {
        if (json.get("version") instanceof JsonNumber number) {
            return number.longValue();
        }
        throw new RefusedException(ProblemKind.INVALID, "move.version-missing");
    }
}
