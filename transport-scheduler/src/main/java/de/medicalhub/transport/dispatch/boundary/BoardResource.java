package de.medicalhub.transport.dispatch.boundary;

import de.medicalhub.transport.Words;
import de.medicalhub.transport.carriers.Carriers;
import de.medicalhub.transport.dispatch.control.Board;
import de.medicalhub.transport.dispatch.control.BoardView;
import de.medicalhub.transport.dispatch.control.SheetView;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.trail.Trail;
import de.medicalhub.transport.web.Caller;
import de.medicalhub.transport.web.Inputs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dispatcher's board. */
@Path("board")
@Produces(MediaType.APPLICATION_JSON)
public class BoardResource {
    @Inject
    private Board board;

    @Inject
    private Carriers carriers;

    @Inject
    private Trail trail;

    @Inject
    private TravelTimes travelTimes;

    @Inject
    private Geocoder geocoder;

    @Context
    private HttpServletRequest request;

    /** Of the caller's carriers the day {@code date} (YYYY-MM-DD); without it the next day with stops, else today. */
    @GET
    @RolesAllowed("dispatcher")
    public BoardView show(@QueryParam("date") @Nullable String date) {
        Caller caller = Caller.of(request);
        Board.Day day = board.show(Inputs.day(date), carriers.of(caller));
        trail.viewed(caller.fhirUser(), day.patients());
        return BoardView.of(
                day, new BoardView.RoadsView(travelTimes.state().source(), said(day, caller)), caller.language());
    }

    /** The tours of that day for paper, with what is still to be driven. */
    @GET
    @Path("sheets")
    @RolesAllowed("dispatcher")
    public SheetView sheets(@QueryParam("date") @Nullable String date) {
        Caller caller = Caller.of(request);
        Board.Day day = board.show(Inputs.day(date), carriers.of(caller));
        trail.viewed(caller.fhirUser(), day.patients());
        return SheetView.of(
                day, general(caller), tour -> off(tour.placesOff(travelTimes::isOnRoads), caller), board::bag);
    }

    /** What the times stand on, and for which places they are estimates all the same. */
    private List<String> said(Board.Day day, Caller caller) {
        List<String> sentences = new ArrayList<>(general(caller));
        sentences.addAll(off(day.placesOff(travelTimes::isOnRoads), caller));
        return sentences;
    }

    private List<String> general(Caller caller) {
        List<String> sentences = new ArrayList<>(travelTimes.state().sentences(caller.language()));
        if (geocoder.isRegisterFaulty()) {
            sentences.add(Words.say(caller.language(), "addresses.faulty"));
        }
        return sentences;
    }

    private List<String> off(Set<String> places, Caller caller) {
        return places.isEmpty() || travelTimes.state().mapOf().isEmpty()
                ? List.of()
                : List.of(Words.say(caller.language(), "roads.off", String.join("; ", places)));
    }
}
