package de.medicalhub.transport.roads.gateway;

import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.querygraph.QueryRoutingCHGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeExplorer;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.PointList;
import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.GeoPoint;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Fastest ways that keep out of closed circles. The hierarchy without its closed stretches gives a way that is open but may not be the
 * fastest; where it is as fast as without closures, nothing is better. Only the other pairs are searched on the roads themselves, from
 * each place to all others at once. What was found is kept as long as the same roads are closed.
 */
final class OpenRoads {
    private static final int MOST_PLACES = 20_000;
    private static final int MOST_PAIRS = 200_000;

    /** Each holds a number for every crossing of the map. */
    private static final int MOST_TREES = 16;

    /** Two sums along the same way may differ by rounding. */
    private static final double SAME_SECONDS = 0.05;

    private final BaseGraph roads;
    private final RoutingCHGraph hierarchy;
    private final Weighting weighting;
    private final LocationIndex index;
    private final EdgeFilter drivable;
    private final Set<Circle> circles;
    private final ClosedEdges closed;
    private final Remembered<GeoPoint, Spaces> spaces = new Remembered<>(MOST_PLACES, this::search);
    private final Remembered<GeoPoint, float[]> trees = new Remembered<>(MOST_TREES, this::grow);
    private final Remembered<Pair, Double> pairs = new Remembered<>(MOST_PAIRS, this::walk);

    /** @param drivable roads that places may lie at */
    OpenRoads(
            Set<Circle> circles,
            BaseGraph roads,
            LocationIndex index,
            RoutingCHGraph hierarchy,
            Weighting weighting,
            EdgeFilter drivable) {
        this.circles = circles;
        this.roads = roads;
        this.index = index;
        this.drivable = drivable;
        this.hierarchy = hierarchy;
        this.weighting = weighting;
        closed = ClosedEdges.of(circles, hierarchy, index);
    }

    private record Spaces(SearchSpace ahead, SearchSpace behind, double access) {}

    private record Pair(GeoPoint from, GeoPoint to) {}

    private record Step(int node, float seconds) {}

    /**
     * Seconds of the fastest open way from crossing to crossing; infinite if there is none.
     *
     * @param usual the same if nothing were closed
     */
    double seconds(GeoPoint from, GeoPoint to, double usual) {
        if (Double.isInfinite(access(from) + access(to))) {
            return Double.POSITIVE_INFINITY;
        }
        double open = spaces.get(from).ahead.meet(spaces.get(to).behind);
        return open <= usual + SAME_SECONDS ? usual : pairs.get(new Pair(from, to));
    }

    /** The same where the usual way is known in full. */
    double seconds(GeoPoint from, GeoPoint to, double usual, PointList way) {
        return closed.touches(way) ? seconds(from, to, 0) : usual;
    }

    /** Seconds between door and road; infinite if no open road is near. */
    double access(GeoPoint place) {
        return spaces.get(place).access;
    }

    /** Where a place meets the roads: its road, or the next open one if it would meet it where it is closed. */
    private Snap snap(GeoPoint place) {
        Snap usual = index.findClosest(place.latitude(), place.longitude(), drivable);
        GeoPoint road = new GeoPoint(
                usual.getSnappedPoint().getLat(), usual.getSnappedPoint().getLon());
        return circles.stream().noneMatch(circle -> circle.holds(road))
                ? usual
                : index.findClosest(
                        place.latitude(),
                        place.longitude(),
                        edge -> drivable.accept(edge) && !closed.isClosed(edge.getEdge()));
    }

    private Spaces search(GeoPoint place) {
        Snap found = snap(place);
        if (!GraphHopperGraph.isNear(found)) {
            return new Spaces(SearchSpace.EMPTY, SearchSpace.EMPTY, Double.POSITIVE_INFINITY);
        }
        QueryGraph withPlace = QueryGraph.create(roads, found);
        QueryRoutingCHGraph graph = new QueryRoutingCHGraph(hierarchy, withPlace);
        int node = found.getClosestNode();
        return new Spaces(
                SearchSpace.ahead(graph, node, roads.getNodes(), edge -> closed.isClosed(withPlace, edge)),
                SearchSpace.behind(graph, node, roads.getNodes(), edge -> closed.isClosed(withPlace, edge)),
                GraphHopperGraph.access(found));
    }

    /** To the crossings on both sides of the place by the tree, and from there to the place. */
    private double walk(Pair pair) {
        float[] tree = trees.get(pair.from);
        Snap end = snap(pair.to);
        QueryGraph withEnd = QueryGraph.create(roads, end);
        int node = end.getClosestNode();
        if (node < roads.getNodes()) {
            return tree[node];
        }
        double best = Double.POSITIVE_INFINITY;
        EdgeIterator edge = withEnd.createEdgeExplorer(any -> true).setBaseNode(node);
        while (edge.next()) {
            if (!closed.isClosed(withEnd, edge.getEdge())) {
                best = Math.min(best, tree[edge.getAdjNode()] + weighting.calcEdgeWeight(edge, true));
            }
        }
        return best;
    }

    /** Seconds from the place to each crossing (Dijkstra); infinite where no open way leads. */
    private float[] grow(GeoPoint place) {
        Snap start = snap(place);
        QueryGraph withStart = QueryGraph.create(roads, start);
        EdgeExplorer explorer = withStart.createEdgeExplorer(any -> true);
        float[] best = new float[withStart.getNodes()];
        Arrays.fill(best, Float.POSITIVE_INFINITY);
        PriorityQueue<Step> open = new PriorityQueue<>((one, other) -> Float.compare(one.seconds, other.seconds));
        best[start.getClosestNode()] = 0;
        open.add(new Step(start.getClosestNode(), 0));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (step.seconds > best[step.node]) {
                continue;
            }
            EdgeIterator edge = explorer.setBaseNode(step.node);
            while (edge.next()) {
                float seconds = (float) (step.seconds + weighting.calcEdgeWeight(edge, false));
                if (seconds < best[edge.getAdjNode()] && !closed.isClosed(withStart, edge.getEdge())) {
                    best[edge.getAdjNode()] = seconds;
                    open.add(new Step(edge.getAdjNode(), seconds));
                }
            }
        }
        return best;
    }
}
