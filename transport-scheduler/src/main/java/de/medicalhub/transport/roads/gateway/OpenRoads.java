package de.medicalhub.transport.roads.gateway;

import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.querygraph.QueryRoutingCHGraph;
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
import java.util.function.Function;

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
    private final Function<GeoPoint, Snap> snap;
    private final ClosedEdges closed;
    private final Remembered<GeoPoint, Spaces> spaces = new Remembered<>(MOST_PLACES, this::search);
    private final Remembered<GeoPoint, float[]> trees = new Remembered<>(MOST_TREES, this::grow);
    private final Remembered<Pair, Double> pairs = new Remembered<>(MOST_PAIRS, this::walk);

    /** @param snap where a place that is on the roads meets them; anew each time */
    OpenRoads(
            Set<Circle> circles,
            BaseGraph roads,
            LocationIndex index,
            RoutingCHGraph hierarchy,
            Weighting weighting,
            Function<GeoPoint, Snap> snap) {
        this.roads = roads;
        this.hierarchy = hierarchy;
        this.weighting = weighting;
        this.snap = snap;
        closed = ClosedEdges.of(circles, hierarchy, index);
    }

    private record Spaces(SearchSpace ahead, SearchSpace behind) {}

    private record Pair(GeoPoint from, GeoPoint to) {}

    private record Step(int node, float seconds) {}

    /**
     * Seconds of the fastest open way from crossing to crossing; infinite if there is none.
     *
     * @param usual the same if nothing were closed
     */
    double seconds(GeoPoint from, GeoPoint to, double usual) {
        double open = spaces.get(from).ahead.meet(spaces.get(to).behind);
        return open <= usual + SAME_SECONDS ? usual : pairs.get(new Pair(from, to));
    }

    /** The same where the usual way is known in full. */
    double seconds(GeoPoint from, GeoPoint to, double usual, PointList way) {
        return closed.touches(way) ? pairs.get(new Pair(from, to)) : usual;
    }

    private Spaces search(GeoPoint place) {
        Snap found = snap.apply(place);
        QueryGraph withPlace = QueryGraph.create(roads, found);
        QueryRoutingCHGraph graph = new QueryRoutingCHGraph(hierarchy, withPlace);
        int node = found.getClosestNode();
        return new Spaces(
                SearchSpace.ahead(graph, node, roads.getNodes(), edge -> closed.isClosed(withPlace, edge)),
                SearchSpace.behind(graph, node, roads.getNodes(), edge -> closed.isClosed(withPlace, edge)));
    }

    /** To the crossings on both sides of the place by the tree, and from there to the place. */
    private double walk(Pair pair) {
        float[] tree = trees.get(pair.from);
        Snap end = snap.apply(pair.to);
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
        Snap start = snap.apply(place);
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
