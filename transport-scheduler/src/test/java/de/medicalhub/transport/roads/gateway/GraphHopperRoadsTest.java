package de.medicalhub.transport.roads.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.graphhopper.GHRequest;
import com.graphhopper.GHResponse;
import com.graphhopper.GraphHopper;
import com.graphhopper.json.Statement;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.JsonFeature;
import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.DrawnRoads;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.RoadsSettings.Profile;
import de.medicalhub.transport.roads.control.RoadGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class GraphHopperRoadsTest {
    private static final int MATRIX = 200;

    @TempDir
    static Path folder;

    private static final List<Integer> STEPS = new ArrayList<>();

    @BeforeAll
    static void readsTheTown() throws IOException {
        Path extract = SmallMap.write(folder.resolve("town.osm.gz"));
        new GraphHopperRoads(Profile.CAR).build(extract, folder.resolve("graph"), STEPS::add);
    }

    @Test
    @DisplayName("5: reading a map says each of its steps")
    void saysItsSteps() {
        assertThat(STEPS).containsExactly(1, 2, 3, 4);
    }

    @Test
    @DisplayName("4: the two lists of nodes give the same times as the engine's own search")
    void isAsFastAsTheFastestWay() throws IOException {
        GraphHopperGraph graph = (GraphHopperGraph) new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            GeoPoint from = inTown(random);
            GeoPoint to = inTown(random);
            double access = graph.access(from) + graph.access(to);
            assertThat(graph.seconds(from, to).orElseThrow())
                    .as("from %s to %s", from, to)
                    .isCloseTo(access + engine(graph.hopper(), from, to), within(1.5));
        }
    }

    @Test
    @DisplayName("13: metres are those along the streets, from door to door, and never less than the air distance")
    void metresAlongTheStreets() throws IOException {
        GraphHopperGraph graph = (GraphHopperGraph) new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        GeoPoint corner = crossing(5, 5);
        GeoPoint across = crossing(5, 9);
        assertThat(graph.metres(corner, across).orElseThrow())
                .isCloseTo(corner.kilometresTo(across) * 1000, within(20.0));
        double aroundTheBlock =
                (corner.kilometresTo(crossing(5, 10)) + crossing(5, 10).kilometresTo(crossing(10, 10))) * 1000;
        assertThat(graph.metres(corner, crossing(10, 10)).orElseThrow()).isCloseTo(aroundTheBlock, within(40.0));
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            GeoPoint from = inTown(random);
            GeoPoint to = inTown(random);
            assertThat(graph.metres(from, to).orElseThrow()).isGreaterThan(from.kilometresTo(to) * 995);
        }
        assertThat(graph.metres(corner, new GeoPoint(51, 8))).isEmpty();
    }

    @Test
    @DisplayName("4: a one-way street is driven one way only")
    void mindsOneWayStreets() throws IOException {
        RoadGraph graph = new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        double row = SmallMap.SOUTH + SmallMap.SIDE / 2 * SmallMap.STEP;
        GeoPoint west = new GeoPoint(row, SmallMap.WEST + 3.3 * SmallMap.STEP);
        GeoPoint east = new GeoPoint(row, SmallMap.WEST + 3.6 * SmallMap.STEP);
        double there = graph.seconds(west, east).orElseThrow();
        assertThat(graph.seconds(east, west).orElseThrow()).isGreaterThan(5 * there);
    }

    @Test
    @DisplayName("11: around closed circles the way is as fast as the engine finds one that is kept out of them")
    void goesAroundWhatIsClosed() throws IOException {
        GraphHopperGraph graph = (GraphHopperGraph) new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        Set<Circle> closed = Set.of(new Circle(crossing(9.7, 8.8), 0.9), new Circle(crossing(4.2, 15.4), 0.35));
        Random random = new Random(11);
        int longer = 0;
        for (int i = 0; i < 400; i++) {
            GeoPoint from = inTown(random);
            GeoPoint to = inTown(random);
            // At its edge the engine keeps off whole streets, and we only off the part that is closed.
            if (closed.stream()
                    .map(circle -> new Circle(circle.at(), circle.kilometres() + 0.3))
                    .anyMatch(circle -> circle.holds(from) || circle.holds(to))) {
                continue;
            }
            double access = graph.access(from) + graph.access(to);
            double around = graph.secondsAround(from, to, closed).orElse(Double.POSITIVE_INFINITY);
            assertThat(around)
                    .as("from %s to %s", from, to)
                    .isCloseTo(access + engineAround(graph.hopper(), from, to, closed), within(1.5));
            longer += around > graph.seconds(from, to).orElseThrow() + 1 ? 1 : 0;
        }
        assertThat(longer).as("pairs that have to go around").isBetween(20, 300);
    }

    @Test
    @DisplayName("11: who lives just outside at a street that is closed there, is reached from the next open one")
    void reachesTheEdge() throws IOException {
        RoadGraph graph = new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        Circle closed = new Circle(crossing(9.7, 8.8), 0.9);
        GeoPoint edge = new GeoPoint(50.326309043667486, 7.209232114314531);
        assertThat(closed.holds(edge)).isFalse();
        GeoPoint away = crossing(3, 3);
        double around = graph.secondsAround(away, edge, Set.of(closed)).orElseThrow();
        assertThat(around).isBetween(graph.seconds(away, edge).orElseThrow(), 600.0);
        assertThat(graph.secondsAround(edge, away, Set.of(closed))).isPresent();
    }

    @Test
    @DisplayName("11: a corner that is cut off is reached no more")
    void findsNoWayOutOfACorner() throws IOException {
        RoadGraph graph = new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        GeoPoint corner = crossing(0, 0);
        Set<Circle> closed = Set.of(new Circle(crossing(1.5, 1.5), 0.46));
        assertThat(closed).noneMatch(circle -> circle.holds(corner));
        assertThat(graph.secondsAround(corner, crossing(9, 9), closed)).isEmpty();
        assertThat(graph.secondsAround(crossing(9, 9), corner, closed)).isEmpty();
        assertThat(graph.secondsAround(crossing(9, 9), crossing(15, 9), closed))
                .isEqualTo(graph.seconds(crossing(9, 9), crossing(15, 9)));
    }

    @Test
    @DisplayName("4: off the roads and outside the map nothing is known")
    void knowsNothingElsewhere() throws IOException {
        RoadGraph graph = new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        GeoPoint inTown = new GeoPoint(SmallMap.SOUTH, SmallMap.WEST);
        GeoPoint elsewhere = new GeoPoint(51, 8);
        assertThat(graph.seconds(inTown, elsewhere)).isEmpty();
        assertThat(graph.reaches(inTown)).isTrue();
        assertThat(graph.reaches(elsewhere)).isFalse();
    }

    @Test
    @DisplayName("9: near by all streets are drawn, from afar only those that are driven fast, elsewhere none")
    void drawsItsRoads() throws IOException {
        RoadGraph graph = new GraphHopperRoads(Profile.CAR).open(folder.resolve("graph"));
        double extent = SmallMap.SIDE * SmallMap.STEP;
        Area town = new Area(SmallMap.SOUTH, SmallMap.WEST, SmallMap.SOUTH + extent, SmallMap.WEST + extent);
        DrawnRoads near = graph.draw(town);
        assertThat(near.complete()).isTrue();
        assertThat(near.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(point -> assertThat(point.latitude())
                                .isBetween(SmallMap.SOUTH - 0.001, SmallMap.SOUTH + extent + 0.001)));
        DrawnRoads far = graph.draw(
                new Area(SmallMap.SOUTH - 0.1, SmallMap.WEST - 0.1, SmallMap.SOUTH + 0.1, SmallMap.WEST + 0.2));
        assertThat(far.complete()).isFalse();
        assertThat(far.lines()).isNotEmpty().hasSizeLessThan(near.lines().size());
        assertThat(graph.draw(new Area(51, 8, 51.01, 8.01)).lines()).isEmpty();
    }

    @Test
    @DisplayName("4: with a patient lying in it a vehicle drives more slowly")
    void drivesGently() throws IOException {
        GeoPoint from = new GeoPoint(SmallMap.SOUTH, SmallMap.WEST);
        GeoPoint to = new GeoPoint(SmallMap.SOUTH, SmallMap.WEST + 15 * SmallMap.STEP);
        double car = new GraphHopperRoads(Profile.CAR)
                .open(folder.resolve("graph"))
                .seconds(from, to)
                .orElseThrow();
        double ambulance = new GraphHopperRoads(Profile.AMBULANCE)
                .open(folder.resolve("graph"))
                .seconds(from, to)
                .orElseThrow();
        assertThat(ambulance).isCloseTo(car / 0.9, within(2.0));
    }

    @Test
    @DisplayName("6: a damaged or an empty extract is refused")
    void refusesWhatIsNoMap(@TempDir Path other) throws IOException {
        Path broken = Files.writeString(other.resolve("broken.osm.pbf"), "no map at all");
        GraphHopperRoads roads = new GraphHopperRoads(Profile.CAR);
        assertThatThrownBy(() -> roads.build(broken, other.resolve("one"), step -> {}))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
        Path empty = Files.writeString(other.resolve("empty.osm"), "<?xml version='1.0'?><osm version='0.6'></osm>");
        assertThatThrownBy(() -> roads.build(empty, other.resolve("two"), step -> {}))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    @Test
    @DisplayName("4: two hundred by two hundred drives of a real district take less than a fifth of a second")
    void isQuick(@TempDir Path other) throws IOException {
        String data = System.getenv("MEDICALHUB_SHARED_DATA");
        Path extract = Path.of(data == null ? "absent" : data, "osm", "north-bayreuth.osm.gz");
        assumeTrue(Files.exists(extract), "No extract of north Bayreuth here: the matrix is not measured");
        GraphHopperRoads roads = new GraphHopperRoads(Profile.CAR);
        roads.build(extract, other.resolve("graph"), step -> {});
        RoadGraph graph = roads.open(other.resolve("graph"));
        matrix(graph, places(1));
        long best = Long.MAX_VALUE;
        for (int round = 2; round < 7; round++) {
            List<GeoPoint> places = places(round);
            long begin = System.nanoTime();
            double all = matrix(graph, places);
            best = Math.min(best, System.nanoTime() - begin);
            assertThat(all).isPositive();
        }
        assertThat(best / 1_000_000).as("milliseconds").isLessThan(200);
    }

    private static double matrix(RoadGraph graph, List<GeoPoint> places) {
        double all = 0;
        for (GeoPoint from : places) {
            for (GeoPoint to : places) {
                all += graph.seconds(from, to).orElse(0);
            }
        }
        return all;
    }

    private static List<GeoPoint> places(int seed) {
        Random random = new Random(seed);
        return random.doubles(MATRIX)
                .mapToObj(north -> new GeoPoint(49.95 + north * 0.05, 11.53 + random.nextDouble() * 0.1))
                .toList();
    }

    private static double engine(GraphHopper hopper, GeoPoint from, GeoPoint to) {
        return hopper.route(new GHRequest(from.latitude(), from.longitude(), to.latitude(), to.longitude())
                                .setProfile("car"))
                        .getBest()
                        .getTime()
                / 1_000.0;
    }

    /** By the engine's own search without a hierarchy, with areas of many corners that may not be entered. */
    private static double engineAround(GraphHopper hopper, GeoPoint from, GeoPoint to, Set<Circle> closed) {
        CustomModel model = new CustomModel();
        int number = 0;
        for (Circle circle : closed) {
            String id = "closed" + number++;
            JsonFeature area = new JsonFeature();
            area.setId(id);
            area.setGeometry(polygon(circle));
            model.getAreas().getFeatures().add(area);
            model.addToPriority(Statement.If("in_" + id, Statement.Op.MULTIPLY, "0"));
        }
        GHRequest request = new GHRequest(from.latitude(), from.longitude(), to.latitude(), to.longitude())
                .setProfile("car")
                .setCustomModel(model)
                .putHint("ch.disable", true);
        GHResponse answer = hopper.route(request);
        return answer.hasErrors() ? Double.POSITIVE_INFINITY : answer.getBest().getTime() / 1_000.0;
    }

    private static Polygon polygon(Circle circle) {
        Coordinate[] corners = new Coordinate[721];
        for (int i = 0; i < corners.length; i++) {
            double angle = Math.toRadians(i / 2.0);
            double north = circle.kilometres() / 111.2;
            double east = north / Math.cos(Math.toRadians(circle.at().latitude()));
            corners[i] = new Coordinate(
                    circle.at().longitude() + east * Math.cos(angle),
                    circle.at().latitude() + north * Math.sin(angle));
        }
        corners[720] = corners[0];
        return new GeometryFactory().createPolygon(corners);
    }

    private static GeoPoint crossing(double row, double column) {
        return new GeoPoint(SmallMap.SOUTH + row * SmallMap.STEP, SmallMap.WEST + column * SmallMap.STEP);
    }

    private static GeoPoint inTown(Random random) {
        double extent = (SmallMap.SIDE - 1) * SmallMap.STEP;
        return new GeoPoint(
                SmallMap.SOUTH + random.nextDouble() * extent, SmallMap.WEST + random.nextDouble() * extent);
    }
}
