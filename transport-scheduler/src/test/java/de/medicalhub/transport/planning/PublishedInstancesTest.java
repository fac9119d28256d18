package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dial-a-ride instances of Cordeau (2006), set a: Euclidean minutes, three seats, rides of at most 30 minutes. One
 * planner's second is a thousandth of the instance's minute, rounded up.
 */
class PublishedInstancesTest {
    private static final Path FOLDER = Path.of("../../shared/data/darp");
    private static final long SCALE = 1_000;

    @ParameterizedTest
    @CsvSource({"a2-16, 294.25", "a3-24, 344.83", "a4-32, 485.50"})
    void plansEveryRequestNearTheBestKnown(String name, double bestKnown) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        assumeTrue(Files.exists(file), "Published instances are not present, skipped: " + name);
        TravelTimes roads = new Euclidean();
        Planner planner = new Planner(roads, 7);
        Instance instance = Instance.read(Files.readAllLines(file));
        Plan plan = planner.replan(instance.tours(), instance.jobs(), 150);
        assertThat(plan.refused()).isEmpty();
        assertThat(Faults.of(roads, plan.tours(), planner)).isEmpty();
        long driving = plan.tours().stream()
                .mapToLong(tour -> planner.earliest(tour).drivingSeconds())
                .sum();
        assertThat((double) driving / SCALE).isBetween(bestKnown - 0.1, bestKnown * 1.15);
    }

    private static final class Euclidean implements TravelTimes {
        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to) {
            double length = Math.hypot(from.latitude() - to.latitude(), from.longitude() - to.longitude());
            return (long) Math.ceil(length * SCALE - 1e-9);
        }
    }

    private record Instance(List<PlanTour> tours, List<PlanJob> jobs) {
        static Instance read(List<String> lines) {
            String[] head = lines.get(0).strip().split("\\s+", -1);
            List<double[]> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (!line.isBlank()) {
                    rows.add(numbers(line));
                }
            }
            long maxRide = Long.parseLong(head[4]) * SCALE;
            int requests = (int) rows.stream().filter(row -> row[4] > 0).count();
            List<PlanJob> jobs = new ArrayList<>();
            for (int i = 1; i <= requests; i++) {
                Load load = new Load((int) rows.get(i)[4], 0, 0);
                jobs.add(new PlanJob(
                        "r" + i, point(rows.get(i)), point(rows.get(i + requests)), load, Set.of(), maxRide));
            }
            return new Instance(tours(head, rows.get(0)), jobs);
        }

        private static List<PlanTour> tours(String[] head, double[] depot) {
            List<PlanTour> tours = new ArrayList<>();
            GeoPoint home = new GeoPoint(depot[1], depot[2]);
            TimeWindow day = new TimeWindow(0, Long.parseLong(head[2]) * SCALE);
            for (int v = 0; v < Integer.parseInt(head[0]); v++) {
                Load seats = new Load(Integer.parseInt(head[3]), 0, 0);
                tours.add(new PlanTour("v" + v, home, home, day, seats, Set.of(), List.of()));
            }
            return tours;
        }

        private static Waypoint point(double[] row) {
            TimeWindow window = new TimeWindow(Math.round(row[5] * SCALE), Math.round(row[6] * SCALE));
            return new Waypoint(new GeoPoint(row[1], row[2]), window, Math.round(row[3] * SCALE));
        }

        private static double[] numbers(String line) {
            String[] words = line.strip().split("\\s+", -1);
            double[] numbers = new double[words.length];
            for (int i = 0; i < words.length; i++) {
                numbers[i] = Double.parseDouble(words[i]);
            }
            return numbers;
        }
    }
}
