package de.medicalhub.transport.roads.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.medicalhub.transport.roads.Area;
import de.medicalhub.transport.roads.Circle;
import de.medicalhub.transport.roads.DrawnRoads;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.HourlyFactors;
import de.medicalhub.transport.roads.RoadsState.Fault;
import de.medicalhub.transport.roads.Slowdown;
import de.medicalhub.transport.roads.TravelTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoadMapTest {
    private static final GeoPoint HERE = new GeoPoint(50.3, 7.2);
    private static final GeoPoint THERE = new GeoPoint(50.4, 7.2);
    private static final GeoPoint OFF = new GeoPoint(52, 7.2);
    private static final TravelTimes ESTIMATE = TravelTimes.estimate(50);

    @TempDir
    Path folder;

    private final Shelf shelf = new Shelf();
    private Path file;

    /** Graphs whose drives last as many seconds as the extract says. */
    private static final class Shelf implements RoadGraphs {
        final List<String> said = new ArrayList<>();
        Runnable whileBuilding = () -> {};

        @Override
        public void build(Path extract, Path folder, IntConsumer step) throws IOException {
            step.accept(1);
            whileBuilding.run();
            String seconds = Files.readString(extract);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("seconds"), Double.toString(Double.parseDouble(seconds)));
        }

        @Override
        public RoadGraph open(Path folder) throws IOException {
            double seconds = Double.parseDouble(Files.readString(folder.resolve("seconds")));
            return new RoadGraph() {
                @Override
                public OptionalDouble seconds(GeoPoint from, GeoPoint to) {
                    return reaches(from) && reaches(to) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
                }

                @Override
                public OptionalDouble metres(GeoPoint from, GeoPoint to) {
                    return reaches(from) && reaches(to) ? OptionalDouble.of(10.4 * seconds) : OptionalDouble.empty();
                }

                @Override
                public OptionalDouble secondsAround(GeoPoint from, GeoPoint to, Set<Circle> closed) {
                    return closed.size() == 1 ? OptionalDouble.of(seconds + 60) : OptionalDouble.empty();
                }

                @Override
                public boolean reaches(GeoPoint place) {
                    return place.latitude() < 51;
                }

                @Override
                public DrawnRoads draw(Area area) {
                    return new DrawnRoads(List.of(List.of(new GeoPoint(50, 7), new GeoPoint(50, seconds / 100))), true);
                }
            };
        }

        @Override
        public String kind() {
            return "test";
        }
    }

    @BeforeEach
    void noExtractYet() {
        file = folder.resolve("district.osm.pbf");
    }

    @Test
    @DisplayName(
            "11: a plan that is being made keeps the traffic that it began with; of two reports of one jam the worse"
                    + " counts")
    void followsTheTraffic() {
        RoadMap map = new RoadMap(Optional.empty(), folder, shelf, TravelTimes.estimate(50), HourlyFactors.NONE);
        GeoPoint from = new GeoPoint(50.3, 7.2);
        GeoPoint to = new GeoPoint(50.3, 7.3);
        Instant now = Instant.parse("2026-12-01T09:00:00Z");
        long usual = map.secondsBetween(from, to, now.getEpochSecond());
        TravelTimes begun = map.asOfNow();
        map.slow(List.of(
                new Slowdown("one", "A 48", from, 20, 2, false, now, now.plusSeconds(3600)),
                new Slowdown("again", "A48", from, 20, 1.5, false, now, now.plusSeconds(3600))));
        assertThat(map.secondsBetween(from, to, now.getEpochSecond())).isEqualTo(2 * usual);
        assertThat(map.asOfNow().secondsBetween(from, to, now.getEpochSecond())).isEqualTo(2 * usual);
        assertThat(map.secondsBetween(from, to)).isEqualTo(usual);
        assertThat(begun.secondsBetween(from, to, now.getEpochSecond())).isEqualTo(usual);
        map.slow(List.of());
        assertThat(map.secondsBetween(from, to, now.getEpochSecond())).isEqualTo(usual);
    }

    @Test
    @DisplayName(
            "11: around a closed road a drive takes the way that is left, many times as long where there is none, and"
                    + " only who lives there drives in")
    void goesAroundWhatIsClosed() throws IOException {
        RoadMap map = withRoads("500");
        Instant now = Instant.parse("2026-12-01T09:00:00Z");
        long leaving = now.getEpochSecond();
        GeoPoint between = new GeoPoint(50.35, 7.2);
        map.slow(List.of(closed("A 48", between, now)));
        assertThat(map.secondsBetween(HERE, THERE, leaving)).isEqualTo(560);
        assertThat(map.secondsBetween(HERE, between, leaving))
                .as("two fifths of the straight line lie in the circle")
                .isBetween(1_290L, 1_310L);
        assertThat(map.secondsBetween(HERE, THERE, now.plusSeconds(3600).getEpochSecond()))
                .as("it is open again")
                .isEqualTo(500);
        map.slow(List.of(closed("A 48", between, now), closed("B 9", new GeoPoint(50.35, 7.3), now)));
        assertThat(map.secondsBetween(HERE, THERE, leaving)).isEqualTo(2_500);
    }

    @Test
    @DisplayName("13: metres are those of the roads, whatever is closed; without roads there are none")
    void metresByRoad() throws IOException {
        RoadMap map = withRoads("500");
        assertThat(map.metresByRoad(HERE, THERE)).hasValue(5_200);
        assertThat(map.metresByRoad(HERE, HERE)).hasValue(0);
        assertThat(map.metresByRoad(HERE, new GeoPoint(52, 7))).isEmpty();
        Instant now = Instant.parse("2026-12-01T09:00:00Z");
        map.slow(List.of(closed("A 48", new GeoPoint(50.35, 7.2), now)));
        assertThat(map.asOfNow().metresByRoad(HERE, THERE)).hasValue(5_200);
        assertThat(TravelTimes.estimate(50).metresByRoad(HERE, THERE)).isEmpty();
    }

    @Test
    @DisplayName("11: without a road map the estimate goes around the circle")
    void estimatesTheWayAround() {
        RoadMap map = new RoadMap(Optional.empty(), folder, shelf, ESTIMATE, HourlyFactors.NONE);
        Instant now = Instant.parse("2026-12-01T09:00:00Z");
        map.slow(List.of(closed("A 48", new GeoPoint(50.35, 7.2), now)));
        long usual = ESTIMATE.secondsBetween(HERE, THERE);
        double way = 2 * Math.sqrt(5.56 * 5.56 - 2.2 * 2.2) + 2.2 * (Math.PI - 2 * Math.acos(2.2 / 5.56));
        assertThat((double) map.secondsBetween(HERE, THERE, now.getEpochSecond()))
                .isCloseTo(usual * way / 11.12, within(3.0));
        assertThat(map.secondsBetween(HERE, new GeoPoint(50.3, 7.3), now.getEpochSecond()))
                .as("passes by")
                .isEqualTo(ESTIMATE.secondsBetween(HERE, new GeoPoint(50.3, 7.3)));
    }

    private static Slowdown closed(String label, GeoPoint at, Instant now) {
        return new Slowdown(label, label, at, 2.2, Slowdown.AROUND, true, now, now.plusSeconds(3600));
    }

    @Test
    @DisplayName("3: without an extract times are estimates and say so")
    void estimatesWithoutExtract() {
        RoadMap map = new RoadMap(Optional.empty(), folder, shelf, ESTIMATE, HourlyFactors.NONE);
        map.openKept();
        assertThat(map.look()).isFalse();
        assertThat(map.secondsBetween(HERE, THERE)).isEqualTo(ESTIMATE.secondsBetween(HERE, THERE));
        assertThat(map.state().sentences(Locale.GERMAN))
                .singleElement()
                .asString()
                .contains("Luftlinie");
    }

    @Test
    @DisplayName("5: an extract counts once it is no longer written to, and says its date")
    void waitsUntilTheFileRests() throws IOException {
        RoadMap map = map();
        write("500", 1);
        assertThat(map.look()).isFalse();
        write("600", 2);
        assertThat(map.look()).as("written to since").isFalse();
        assertThat(map.look()).isTrue();
        assertThat(map.secondsBetween(HERE, THERE)).isEqualTo(600);
        assertThat(map.state().mapOf()).contains(Instant.ofEpochSecond(2));
        assertThat(map.look()).as("read once").isFalse();
    }

    @Test
    @DisplayName("5: a newer extract changes the roads without a stop; the old ones count until it is ready")
    void swapsWhenReady() throws IOException {
        RoadMap map = withRoads("500");
        TravelTimes plan = map.asOfNow();
        List<Long> meanwhile = new ArrayList<>();
        shelf.whileBuilding = () -> {
            meanwhile.add(map.secondsBetween(HERE, THERE));
            shelf.said.addAll(map.state().sentences(Locale.ENGLISH));
        };
        write("700", 9);
        map.look();
        assertThat(map.look()).isTrue();
        assertThat(meanwhile).containsExactly(500L);
        assertThat(shelf.said).anyMatch(sentence -> sentence.contains("step 1 of 4"));
        assertThat(map.secondsBetween(HERE, THERE)).isEqualTo(700);
        assertThat(plan.secondsBetween(HERE, THERE))
                .as("a plan that is being made")
                .isEqualTo(500);
        assertThat(graphFolders()).hasSize(1);
    }

    @Test
    @DisplayName("5: after a start the kept graph counts at once, an older one too while the newer extract is not read")
    void startsWithTheKeptGraph() throws IOException {
        withRoads("500");
        RoadMap second = map();
        second.openKept();
        assertThat(second.secondsBetween(HERE, THERE)).isEqualTo(500);
        second.look();
        assertThat(second.look()).as("the same extract is not read again").isFalse();
        write("700", 9);
        RoadMap third = map();
        third.openKept();
        assertThat(third.secondsBetween(HERE, THERE)).isEqualTo(500);
    }

    @Test
    @DisplayName("6: a damaged extract leaves the old roads, says so, and is not tried again until it changes")
    void keepsTheOldRoads() throws IOException {
        RoadMap map = withRoads("500");
        write("damaged", 9);
        map.look();
        assertThat(map.look()).isFalse();
        assertThat(map.state().fault()).contains(Fault.BROKEN);
        assertThat(map.secondsBetween(HERE, THERE)).isEqualTo(500);
        assertThat(map.state().sentences(Locale.GERMAN)).anyMatch(sentence -> sentence.contains("beschädigt"));
        shelf.whileBuilding = () -> shelf.said.add("built");
        map.look();
        map.look();
        assertThat(shelf.said).doesNotContain("built");
        write("800", 10);
        map.look();
        assertThat(map.look()).isTrue();
        assertThat(map.state().fault()).isEmpty();
    }

    @Test
    @DisplayName("6: an extract that is written to while it is read does not count")
    void doesNotTakeHalfAFile() throws IOException {
        RoadMap map = withRoads("500");
        write("700", 9);
        map.look();
        shelf.whileBuilding = () -> write("900", 11);
        assertThat(map.look()).isFalse();
        assertThat(map.secondsBetween(HERE, THERE)).isEqualTo(500);
        assertThat(map.state().step()).isZero();
    }

    @Test
    @DisplayName("6: an extract that is gone leaves the old roads and says so")
    void saysThatTheExtractIsGone() throws IOException {
        RoadMap map = withRoads("500");
        Files.delete(file);
        map.look();
        assertThat(map.state().fault()).contains(Fault.MISSING);
        assertThat(map.secondsBetween(HERE, THERE)).isEqualTo(500);
    }

    @Test
    @DisplayName("6: when the extract is back nothing is said to be missing; a damaged one is said to be damaged again")
    void saysThatTheExtractIsBack() throws IOException {
        RoadMap map = withRoads("500");
        Files.delete(file);
        map.look();
        write("500", 1);
        map.look();
        assertThat(map.state().fault()).isEmpty();
        write("damaged", 9);
        map.look();
        map.look();
        Files.delete(file);
        map.look();
        assertThat(map.state().fault()).contains(Fault.MISSING);
        write("damaged", 9);
        map.look();
        map.look();
        assertThat(map.state().fault()).contains(Fault.BROKEN);
    }

    @Test
    @DisplayName("4: a place off the roads falls back to the estimate for its drives alone")
    void estimatesPairByPair() throws IOException {
        RoadMap map = withRoads("500");
        assertThat(map.secondsBetween(HERE, OFF)).isEqualTo(ESTIMATE.secondsBetween(HERE, OFF));
        assertThat(map.secondsBetween(HERE, THERE)).isEqualTo(500);
        assertThat(map.secondsBetween(OFF, OFF)).isZero();
        assertThat(map.isOnRoads(OFF)).isFalse();
    }

    @Test
    @DisplayName("7: at busy hours drives last longer, by the hour in which they leave in Berlin")
    void isSlowerAtBusyHours() {
        HourlyFactors factors = HourlyFactors.parse("6-9=1.5, 16-18=1.2");
        RoadMap map = new RoadMap(Optional.empty(), folder, shelf, ESTIMATE, factors);
        long quiet = ESTIMATE.secondsBetween(HERE, THERE);
        long summerMorning = Instant.parse("2026-07-01T04:30:00Z").getEpochSecond();
        long winterMorning = Instant.parse("2026-12-01T04:30:00Z").getEpochSecond();
        assertThat(map.secondsBetween(HERE, THERE, summerMorning)).isEqualTo((long) Math.ceil(quiet * 1.5));
        assertThat(map.secondsBetween(HERE, THERE, winterMorning)).isEqualTo(quiet);
    }

    private RoadMap map() {
        return new RoadMap(Optional.of(file), folder.resolve("graphs"), shelf, ESTIMATE, HourlyFactors.NONE);
    }

    private RoadMap withRoads(String seconds) throws IOException {
        write(seconds, 1);
        RoadMap map = map();
        map.look();
        assertThat(map.look()).isTrue();
        return map;
    }

    private void write(String content, long second) {
        try {
            Files.writeString(file, content);
            Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    private List<Path> graphFolders() throws IOException {
        try (Stream<Path> inside = Files.list(folder.resolve("graphs"))) {
            return inside.toList();
        }
    }
}
