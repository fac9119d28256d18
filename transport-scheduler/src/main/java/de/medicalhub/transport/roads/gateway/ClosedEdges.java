package de.medicalhub.transport.roads.gateway;

import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.storage.RoutingCHEdgeIteratorState;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.BBox;
import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.GeoPoint;
import java.util.BitSet;
import java.util.Set;

/** The stretches of road that pass through closed circles, and the short cuts of a hierarchy that stand for such stretches. */
final class ClosedEdges {
    private final Set<Circle> circles;
    private final int roads;

    /** By number in the hierarchy: first the roads, then the short cuts. */
    private final BitSet closed;

    private ClosedEdges(Set<Circle> circles, int roads, BitSet closed) {
        this.circles = circles;
        this.roads = roads;
        this.closed = closed;
    }

    /** Those of that graph; takes a walk over all its short cuts. */
    static ClosedEdges of(Set<Circle> circles, RoutingCHGraph hierarchy, LocationIndex index) {
        int roads = hierarchy.getBaseGraph().getEdges();
        ClosedEdges found = new ClosedEdges(circles, roads, new BitSet(roads + hierarchy.getShortcuts()));
        for (Circle circle : circles) {
            Area box = circle.box();
            index.query(new BBox(box.west(), box.east(), box.south(), box.north()), edge -> {
                if (found.touches(hierarchy.getBaseGraph().getEdgeIteratorState(edge, Integer.MIN_VALUE))) {
                    found.closed.set(edge);
                }
            });
        }
        found.followShortcuts(hierarchy);
        return found;
    }

    /** A short cut stands for two others or roads, which mostly come before it. */
    private void followShortcuts(RoutingCHGraph hierarchy) {
        int all = roads + hierarchy.getShortcuts();
        int before = -1;
        while (before != closed.cardinality()) {
            before = closed.cardinality();
            for (int edge = roads; edge < all; edge++) {
                RoutingCHEdgeIteratorState shortcut = hierarchy.getEdgeIteratorState(edge, Integer.MIN_VALUE);
                if (closed.get(shortcut.getSkippedEdge1()) || closed.get(shortcut.getSkippedEdge2())) {
                    closed.set(edge);
                }
            }
        }
    }

    /** Of an edge of the hierarchy, with one place added to it. */
    boolean isClosed(QueryGraph withPlace, RoutingCHEdgeIteratorState edge) {
        return edge.isShortcut() ? closed.get(edge.getEdge()) : isClosed(withPlace, edge.getOrigEdge());
    }

    /** Of a road of the map by its number. */
    boolean isClosed(int edge) {
        return closed.get(edge);
    }

    /** Of a stretch of road by its number; a place cuts one in two, of which only one may be closed. */
    boolean isClosed(QueryGraph withPlace, int edge) {
        return edge < roads ? closed.get(edge) : touches(withPlace.getEdgeIteratorState(edge, Integer.MIN_VALUE));
    }

    private boolean touches(EdgeIteratorState edge) {
        return touches(edge.fetchWayGeometry(FetchMode.ALL));
    }

    /** Whether that line passes through any of the circles. */
    boolean touches(PointList line) {
        for (int i = 1; i < line.size(); i++) {
            GeoPoint start = new GeoPoint(line.getLat(i - 1), line.getLon(i - 1));
            GeoPoint end = new GeoPoint(line.getLat(i), line.getLon(i));
            if (circles.stream().anyMatch(circle -> circle.touches(start, end))) {
                return true;
            }
        }
        return false;
    }
}
