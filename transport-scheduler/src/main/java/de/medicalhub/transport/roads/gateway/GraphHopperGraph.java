package de.medicalhub.transport.roads.gateway;

import com.graphhopper.GHRequest;
import com.graphhopper.GHResponse;
import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.querygraph.QueryRoutingCHGraph;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.PMap;
import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.DrawnRoads;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.control.RoadGraph;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Times between any two places of a contraction hierarchy: for each place the nodes above it are found once, upwards and
 * downwards; the drive between two places is the best node that both have. Places come back all day, so what was found is
 * kept; a matrix of n places costs 2 n small searches and n² walks along two short lists.
 */
final class GraphHopperGraph implements RoadGraph {
    /** Farther from the next road than this, a place is off the roads. */
    private static final double FARTHEST_METRES = 500;

    /** From the road to the door a vehicle goes at walking pace: 6 km/h in metres each second. */
    private static final double ACCESS_SPEED = 6 / 3.6;

    /** About 3 kB each. */
    private static final int MOST_KEPT = 20_000;

    /** Closures that count at one time or another of the same day. */
    private static final int MOST_CLOSURES = 16;

    private static final int OFF_ROADS = -1;
    private static final double MILLIS = 1_000;

    private final GraphHopper hopper;
    private final String profile;
    private final RoutingCHGraph hierarchy;
    private final EdgeFilter drivable;
    private final Weighting weighting;
    private final Remembered<GeoPoint, Reach> known = new Remembered<>(MOST_KEPT, this::search);
    private final Remembered<Set<Circle>, OpenRoads> open = new Remembered<>(MOST_CLOSURES, this::without);

    GraphHopperGraph(GraphHopper hopper, String profile) {
        this.hopper = hopper;
        this.profile = profile;
        hierarchy = Objects.requireNonNull(hopper.getCHGraphs().get(profile), "No hierarchy of that profile");
        BooleanEncodedValue island = hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(profile));
        weighting = hopper.createWeighting(Objects.requireNonNull(hopper.getProfile(profile)), new PMap());
        drivable = new DefaultSnapFilter(weighting, island);
    }

    /**
     * Where a place meets the roads.
     *
     * @param edge on which it lies; -1 off the roads; below that it lies at a crossing
     * @param access seconds between door and road
     */
    private record Reach(int edge, double access, SearchSpace ahead, SearchSpace behind) {
        static final Reach NONE = new Reach(OFF_ROADS, 0, SearchSpace.EMPTY, SearchSpace.EMPTY);
    }

    @Override
    public OptionalDouble seconds(GeoPoint from, GeoPoint to) {
        Reach start = reach(from);
        Reach end = reach(to);
        if (start.edge == OFF_ROADS || end.edge == OFF_ROADS) {
            return OptionalDouble.empty();
        }
        double drive = start.edge == end.edge ? along(from, to) : start.ahead.meet(end.behind);
        return Double.isInfinite(drive) ? OptionalDouble.empty() : OptionalDouble.of(start.access + drive + end.access);
    }

    /** The lists know times, not ways: each pair is searched. */
    @Override
    public OptionalDouble metres(GeoPoint from, GeoPoint to) {
        Reach start = reach(from);
        Reach end = reach(to);
        if (start.edge == OFF_ROADS || end.edge == OFF_ROADS) {
            return OptionalDouble.empty();
        }
        GHResponse answer = route(from, to);
        return answer.hasErrors()
                ? OptionalDouble.empty()
                : OptionalDouble.of(answer.getBest().getDistance() + (start.access + end.access) * ACCESS_SPEED);
    }

    @Override
    public OptionalDouble secondsAround(GeoPoint from, GeoPoint to, Set<Circle> closed) {
        Reach start = reach(from);
        Reach end = reach(to);
        if (start.edge == OFF_ROADS || end.edge == OFF_ROADS) {
            return OptionalDouble.empty();
        }
        OpenRoads roads = open.get(Set.copyOf(closed));
        double drive = start.edge == end.edge
                ? alongOpen(from, to, roads)
                : roads.seconds(from, to, start.ahead.meet(end.behind));
        double all = roads.access(from) + drive + roads.access(to);
        return Double.isInfinite(all) ? OptionalDouble.empty() : OptionalDouble.of(all);
    }

    private OpenRoads without(Set<Circle> closed) {
        return new OpenRoads(closed, hopper.getBaseGraph(), hopper.getLocationIndex(), hierarchy, weighting, drivable);
    }

    @Override
    public boolean reaches(GeoPoint place) {
        return reach(place).edge != OFF_ROADS;
    }

    /** On one and the same stretch of road the way need not pass any crossing, so the lists do not know it. */
    private double along(GeoPoint from, GeoPoint to) {
        GHResponse answer = route(from, to);
        return answer.hasErrors() ? Double.POSITIVE_INFINITY : answer.getBest().getTime() / MILLIS;
    }

    private double alongOpen(GeoPoint from, GeoPoint to, OpenRoads roads) {
        GHResponse answer = route(from, to);
        return answer.hasErrors()
                ? Double.POSITIVE_INFINITY
                : roads.seconds(
                        from,
                        to,
                        answer.getBest().getTime() / MILLIS,
                        answer.getBest().getPoints());
    }

    private GHResponse route(GeoPoint from, GeoPoint to) {
        return hopper.route(
                new GHRequest(from.latitude(), from.longitude(), to.latitude(), to.longitude()).setProfile(profile));
    }

    @Override
    public DrawnRoads draw(Area area) {
        return new RoadLines(hopper).in(area);
    }

    private Reach reach(GeoPoint place) {
        return known.get(place);
    }

    private Reach search(GeoPoint place) {
        Snap snap = snap(place);
        if (!isNear(snap)) {
            return Reach.NONE;
        }
        QueryGraph withPlace = QueryGraph.create(hopper.getBaseGraph(), snap);
        QueryRoutingCHGraph graph = new QueryRoutingCHGraph(hierarchy, withPlace);
        int node = snap.getClosestNode();
        int own = hopper.getBaseGraph().getNodes();
        int edge = snap.getSnappedPosition() == Snap.Position.TOWER
                ? OFF_ROADS - 1 - node
                : snap.getClosestEdge().getEdge();
        return new Reach(
                edge,
                access(snap),
                SearchSpace.ahead(graph, node, own, any -> false),
                SearchSpace.behind(graph, node, own, any -> false));
    }

    /** Whether a place lies at that road. */
    static boolean isNear(Snap snap) {
        return snap.isValid() && snap.getQueryDistance() <= FARTHEST_METRES;
    }

    /** Seconds between a place and where it meets the road. */
    static double access(Snap snap) {
        return snap.getQueryDistance() / ACCESS_SPEED;
    }

    private Snap snap(GeoPoint place) {
        return hopper.getLocationIndex().findClosest(place.latitude(), place.longitude(), drivable);
    }

    /** Seconds between a place and its road. */
    double access(GeoPoint place) {
        return reach(place).access;
    }

    GraphHopper hopper() {
        return hopper;
    }
}
