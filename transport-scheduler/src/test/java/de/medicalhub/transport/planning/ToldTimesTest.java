package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.JobTerms.Told;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** What was told stays told (rule 18). */
class ToldTimesTest {
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final GeoPoint ANDERNACH = new GeoPoint(50.4397, 7.4014);
    private static final TravelTimes ROADS = new EstimatedTravelTimes(50);
    private static final Load SEAT = new Load(1, 0, 0);
    private static final long TEN = 10 * 3600;
    private static final long TOLERANCE = 600;

    private final Planner planner = new Planner(ROADS, Weights.USUAL, 3);

    @Property(tries = 25)
    @Label("18: a day that is planned again moves no told time by more than the tolerance")
    void replanningKeepsToldTimes(@ForAll long seed) {
        RandomDay random = new RandomDay(seed);
        List<PlanTour> told =
                told(planner.replan(random.tours(4), random.jobs(16), 1).tours());
        Plan again = planner.replan(told, List.of(), 3);
        assertThat(moved(told, again.tours())).isEmpty();
        assertThat(Faults.of(ROADS, cut(again.tours()), planner)).isEmpty();
    }

    @Property(tries = 25)
    @Label("18: who comes later moves told times only where there is no place otherwise")
    void newcomersMoveOnlyWhatTheyMust(@ForAll long seed) {
        RandomDay random = new RandomDay(seed);
        List<PlanTour> told =
                told(planner.replan(random.tours(4), random.jobs(12), 1).tours());
        List<PlanJob> late = random.jobs(18).subList(12, 18);
        Plan again = planner.replan(told, late, 2);
        assertThat(Faults.of(ROADS, again.tours(), planner)).isEmpty();
        boolean hadPlaces = planner.replan(cut(told), late, 2).refused().isEmpty();
        if (hadPlaces) {
            assertThat(moved(told, again.tours())).isEmpty();
        }
        assertThat(again.refused())
                .hasSizeLessThanOrEqualTo(
                        planner.replan(cut(told), late, 2).refused().size());
    }

    @Example
    @Label("18: a ride that has a place on another vehicle, however far, moves nobody who was told")
    void anotherVehicleBeforeAnotherTime() {
        PlanTour near = placed(planner.insert(List.of(tour("near", MAYEN)), ride("told", TEN, TEN + 3600)));
        List<PlanTour> both = List.of(told(List.of(near)).get(0), tour("far", ANDERNACH));
        Answer answer = planner.insert(both, ride("late", TEN - 300, TEN + 300));
        assertThat(answer).isInstanceOfSatisfying(Answer.Placed.class, placed -> {
            assertThat(placed.tourId()).isEqualTo("far");
            assertThat(moved(both, placed.tours())).isEmpty();
        });
    }

    @Example
    @Label("18: where no other place is, a told time moves, and the windows of the orders stay as they were")
    void movesWhereNothingElseIsPossible() {
        PlanTour near = placed(planner.insert(List.of(tour("near", MAYEN)), ride("told", TEN, TEN + 3600)));
        List<PlanTour> one = told(List.of(near));
        Answer answer = planner.insert(one, ride("late", TEN - 300, TEN + 300));
        assertThat(answer).isInstanceOfSatisfying(Answer.Placed.class, placed -> {
            assertThat(moved(one, placed.tours())).containsOnlyKeys("told");
            assertThat(moved(one, placed.tours()).get("told")).isBetween(TOLERANCE, 3 * TOLERANCE);
            assertThat(placed.tours().get(0).stops())
                    .extracting(PlanStop::job)
                    .contains(one.get(0).stops().get(0).job());
        });
    }

    @Example
    @Label("18: a tour waits for a told time, though it could come earlier")
    void nobodyIsFetchedEarlierThanTold() {
        PlanTour near = placed(planner.insert(List.of(tour("near", MAYEN)), ride("told", TEN, TEN + 3600)));
        PlanJob later = near.stops().get(0).job();
        PlanJob known = with(later, new Told(Action.PICKUP, TEN + 3000, TOLERANCE));
        PlanTour tour = near.with(near.stops().stream()
                .map(stop -> PlanStop.free(known, stop.action()))
                .toList());
        assertThat(planner.schedule(tour).orElseThrow().begins().get(0)).isEqualTo(TEN + 3000 - TOLERANCE);
    }

    /** All have been told what the plan says: the pickup. */
    private List<PlanTour> told(List<PlanTour> tours) {
        Map<String, Long> times = times(tours);
        return tours.stream()
                .map(tour -> tour.with(tour.stops().stream()
                        .map(stop -> PlanStop.free(
                                with(
                                        stop.job(),
                                        new Told(
                                                Action.PICKUP,
                                                Objects.requireNonNull(
                                                        times.get(stop.job().id())),
                                                TOLERANCE)),
                                stop.action()))
                        .toList()))
                .toList();
    }

    private static PlanJob with(PlanJob job, Told told) {
        return new PlanJob(
                job.id(),
                job.pickup(),
                job.dropOff(),
                job.load(),
                job.needs(),
                job.maxRideSeconds(),
                job.after(),
                job.terms().told(told));
    }

    /** The same as if the orders themselves asked for what was told. */
    private static List<PlanTour> cut(List<PlanTour> tours) {
        return tours.stream()
                .map(tour -> tour.with(tour.stops().stream()
                        .map(stop -> PlanStop.free(cut(stop.job()), stop.action()))
                        .toList()))
                .toList();
    }

    private static PlanJob cut(PlanJob job) {
        return job.terms()
                .told()
                .map(told -> job.within(
                        Action.PICKUP,
                        new TimeWindow(
                                Math.max(job.pickup().window().earliest(), told.at() - TOLERANCE),
                                Math.min(job.pickup().window().latest(), told.at() + TOLERANCE))))
                .orElse(job);
    }

    /** By how many seconds told pickups are not where they were, of those beyond the tolerance (and rounding). */
    private Map<String, Long> moved(List<PlanTour> before, List<PlanTour> after) {
        Map<String, Long> moved = new HashMap<>();
        Map<String, Long> now = times(after);
        times(before).forEach((id, at) -> {
            long by = Objects.requireNonNull(now.get(id)) - at;
            if (Math.abs(by) > TOLERANCE + 1) {
                moved.put(id, by);
            }
        });
        return moved;
    }

    private Map<String, Long> times(List<PlanTour> tours) {
        Map<String, Long> times = new HashMap<>();
        for (PlanTour tour : tours) {
            Schedule schedule = planner.schedule(tour).orElseThrow();
            for (int i = 0; i < tour.stops().size(); i++) {
                if (tour.stops().get(i).action() == Action.PICKUP) {
                    times.put(tour.stops().get(i).job().id(), schedule.begins().get(i));
                }
            }
        }
        return times;
    }

    private static PlanTour tour(String id, GeoPoint depot) {
        return new PlanTour(id, depot, depot, new TimeWindow(TEN - 7200, TEN + 6 * 3600), SEAT, Set.of(), List.of());
    }

    private static PlanJob ride(String id, long from, long to) {
        Waypoint pickup = new Waypoint(MAYEN, new TimeWindow(from, to), 300);
        Waypoint dropOff = new Waypoint(POLCH, TimeWindow.from(from), 300);
        return new PlanJob(id, pickup, dropOff, SEAT, Set.of(), 3600, Optional.empty());
    }

    private static PlanTour placed(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Placed.class);
        return ((Answer.Placed) answer).tours().get(0);
    }
}
