package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HourlyDrivesTest {
    private static final long HOUR = 3_600;
    private static final GeoPoint DEPOT = new GeoPoint(50.3, 7.2);
    private static final GeoPoint HOME = new GeoPoint(50.35, 7.2);
    private static final GeoPoint CLINIC = new GeoPoint(50.45, 7.2);

    /** Between 7 and 9 a drive lasts twice as long. */
    private static final TravelTimes RUSH = new TravelTimes() {
        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to) {
            return from.equals(to) ? 0 : 1_000;
        }

        @Override
        public long secondsBetween(GeoPoint from, GeoPoint to, long leaving) {
            boolean busy = leaving >= 7 * HOUR && leaving < 9 * HOUR;
            return secondsBetween(from, to) * (busy ? 2 : 1);
        }
    };

    private final Planner planner = new Planner(RUSH, 1);

    @Test
    @DisplayName("17: a drive lasts as long as at the hour in which the window of its stop opens")
    void countsTheHour() {
        PlanTour busy = placed(job("busy", 8));
        PlanTour quiet = placed(job("quiet", 11));
        assertThat(ride(busy)).isEqualTo(600 + 2_000);
        assertThat(ride(quiet)).isEqualTo(600 + 1_000);
    }

    @Test
    @DisplayName("17: planner, times and the independent checker agree on the hours, whatever the day")
    void allAgree() {
        List<PlanJob> jobs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            jobs.add(job("job-" + i, 6 + i % 6));
        }
        Plan plan = planner.replan(List.of(tour("one"), tour("two"), tour("three")), jobs, 5);
        assertThat(plan.tours()).allSatisfy(tour -> {
            Schedule schedule = planner.schedule(tour).orElseThrow();
            assertThat(new PlanChecker(RUSH).check(tour, schedule, Set.of(), Set.of()))
                    .isEmpty();
        });
        assertThat(plan.tours().stream().mapToInt(tour -> tour.stops().size()).sum())
                .isEqualTo(2 * (jobs.size() - plan.refused().size()));
        assertThat(plan.refused()).hasSizeLessThan(jobs.size() / 2);
    }

    private PlanTour placed(PlanJob job) {
        Answer answer = planner.insert(List.of(tour("one")), job);
        return ((Answer.Placed) answer).tours().get(0);
    }

    private long ride(PlanTour tour) {
        List<Long> begins = planner.schedule(tour).orElseThrow().begins();
        return begins.get(1) - begins.get(0);
    }

    private static PlanTour tour(String id) {
        return new PlanTour(
                id, DEPOT, DEPOT, new TimeWindow(5 * HOUR, 18 * HOUR), new Load(3, 1, 0), Set.of(), List.of());
    }

    private static PlanJob job(String id, int hour) {
        Waypoint pickup = new Waypoint(HOME, new TimeWindow(hour * HOUR, hour * HOUR + 1_800), 600);
        Waypoint dropOff = new Waypoint(CLINIC, TimeWindow.from(hour * HOUR), 600);
        return new PlanJob(
                id,
                pickup,
                dropOff,
                new Load(1, 0, 0),
                Set.of(),
                4_000,
                Optional.empty(),
                new JobTerms(Set.of(), Set.of(), Optional.empty(), 1));
    }
}
