package de.medicalhub.transport.roads.gateway;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.VehicleSpeed;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.BBox;
import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.DrawnRoads;
import de.medicalhub.transport.roads.GeoPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The roads of an area as lines, the fast ones first: how fast a road is driven stands for how much it matters on a map. */
final class RoadLines {
    /** More are neither readable nor quickly sent. */
    private static final int MOST = 4_000;

    /** Bends of roads are not seen where the drawing is higher than this. */
    private static final double STRAIGHT_FROM_KILOMETRES = 25;

    /** From so many kilometres on only roads that are driven at so many km/h. */
    private static final double[][] ENOUGH = {{60, 75}, {25, 58}, {8, 38}, {0, 0}};

    private final GraphHopper hopper;
    private final DecimalEncodedValue speed;

    RoadLines(GraphHopper hopper) {
        this.hopper = hopper;
        speed = hopper.getEncodingManager().getDecimalEncodedValue(VehicleSpeed.key("car"));
    }

    DrawnRoads in(Area area) {
        double least = leastSpeed(area.kilometresHigh());
        FetchMode detail = area.kilometresHigh() > STRAIGHT_FROM_KILOMETRES ? FetchMode.TOWER_ONLY : FetchMode.ALL;
        Set<Integer> seen = new HashSet<>();
        List<List<GeoPoint>> lines = new ArrayList<>();
        hopper.getLocationIndex().query(new BBox(area.west(), area.east(), area.south(), area.north()), edge -> {
            if (lines.size() < MOST && seen.add(edge)) {
                EdgeIteratorState road = hopper.getBaseGraph().getEdgeIteratorState(edge, Integer.MIN_VALUE);
                if (Math.max(road.get(speed), road.getReverse(speed)) >= least) {
                    lines.add(points(road.fetchWayGeometry(detail)));
                }
            }
        });
        return new DrawnRoads(lines, least == 0 && lines.size() < MOST);
    }

    private static double leastSpeed(double kilometres) {
        for (double[] step : ENOUGH) {
            if (kilometres > step[0]) {
                return step[1];
            }
        }
        return 0;
    }

    private static List<GeoPoint> points(PointList way) {
        List<GeoPoint> points = new ArrayList<>(way.size());
        for (int i = 0; i < way.size(); i++) {
            points.add(new GeoPoint(way.getLat(i), way.getLon(i)));
        }
        return points;
    }
}
