package de.medicalhub.transport.roads.boundary;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.MapTiles;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.DrawnRoads;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.Geocoder;
import de.medicalhub.transport.roads.control.RoadMap;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a page draws a map of: no tour, no patient, only the district. */
@Path("map")
@Produces(MediaType.APPLICATION_JSON)
public class MapResource {
    /** Of a degree: about a metre. */
    private static final double PRECISION = 1e5;

    @Inject
    private RoadMap roads;

    @Inject
    private Geocoder geocoder;

    @Inject
    private TransportSettings settings;

    @Inject
    private MapTiles tiles;

    /**
     * What the map is drawn of.
     *
     * @param tiles address of the pictures with {z}, {x} and {y}, if a server is set
     * @param roads whether the hub knows roads
     */
    public record MapView(
            @Nullable String tiles,
            String attribution,
            boolean roads,
            double latitude,
            double longitude,
            double radiusKilometres,
            List<TownView> towns) {}

    /** A town; JSON-B writes public records only. */
    public record TownView(String name, double latitude, double longitude) {}

    /** Roads as lines: latitude and longitude in turn. */
    public record RoadsView(List<List<Double>> lines, boolean complete) {}

    /** The district. */
    @GET
    @RolesAllowed("dispatcher")
    public MapView map() {
        return new MapView(
                tiles.address().orElse(null),
                tiles.attribution(),
                roads.state().mapOf().isPresent(),
                settings.centre().latitude(),
                settings.centre().longitude(),
                settings.radiusKilometres(),
                geocoder.towns().stream()
                        .map(town -> new TownView(
                                town.name(),
                                town.position().latitude(),
                                town.position().longitude()))
                        .toList());
    }

    /** The hub's own roads in that part of the map (degrees); none while drives are estimated. */
    @GET
    @Path("roads")
    @RolesAllowed("dispatcher")
    public RoadsView roads(
            @QueryParam("south") double south,
            @QueryParam("west") double west,
            @QueryParam("north") double north,
            @QueryParam("east") double east) {
        DrawnRoads drawn = roads.draw(area(south, west, north, east));
        return new RoadsView(
                drawn.lines().stream()
                        .map(line -> line.stream().flatMap(MapResource::numbers).toList())
                        .toList(),
                drawn.complete());
    }

    private static Area area(double south, double west, double north, double east) {
        try {
            return new Area(south, west, north, east);
        } catch (IllegalArgumentException none) {
            throw new RefusedException(ProblemKind.INVALID, "map.area-invalid");
        }
    }

    private static Stream<Double> numbers(GeoPoint point) {
        return Stream.of(point.latitude(), point.longitude())
                .map(degrees -> Math.round(degrees * PRECISION) / PRECISION);
    }
}
