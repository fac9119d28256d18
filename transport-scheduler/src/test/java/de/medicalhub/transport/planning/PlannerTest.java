package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint ANDERNACH = new GeoPoint(50.4397, 7.4014);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final long TEN = 10 * 3600;
    private static final TravelTimes ROADS = new EstimatedTravelTimes(50);

    private final Planner planner = new Planner(ROADS, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("1 to 5: on random days every insertion leaves a plan that the checker accepts")
    void randomDaysKeepEveryRule(long seed) {
        RandomDay day = new RandomDay(seed);
        List<PlanTour> tours = day.tours(4);
        int placed = 0;
        for (PlanJob job : day.jobs(30)) {
            if (planner.insert(tours, job) instanceof Answer.Placed answer) {
                tours = answer.tours();
                placed++;
            }
            assertThat(Faults.of(ROADS, tours, planner)).isEmpty();
        }
        assertThat(placed).isPositive().isEqualTo(jobIds(tours).size());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    @DisplayName("1 and 2: the eight steps find times exactly where a second way says that there are some")
    void eightStepsAgreeWithDifferenceConstraints(long seed) {
        Random random = new Random(seed);
        int feasible = 0;
        for (int round = 0; round < 500; round++) {
            PlanTour tour = shuffledTour(random);
            boolean expected = new DifferenceConstraints(tour, ROADS).solvable();
            assertThat(planner.schedule(tour).isPresent()).as("round %d", round).isEqualTo(expected);
            feasible += expected ? 1 : 0;
        }
        assertThat(feasible).isBetween(25, 475);
    }

    @Test
    @DisplayName("3: postures need their places, and each place is taken by one at a time")
    void twoWheelchairsDoNotShareOnePlace() {
        PlanTour tour = tour("t", new Load(3, 1, 0), TEN - 3600, TEN + 2 * 3600);
        PlanJob first = ride("a", new Load(0, 1, 0), TEN, TEN + 600);
        PlanJob second = ride("b", new Load(0, 1, 0), TEN, TEN + 600);
        List<PlanTour> tours = placed(planner.insert(List.of(tour), first)).tours();
        Refusal refusal = refused(planner.insert(tours, second));
        assertThat(refusal.rule()).isEqualTo(Rule.WINDOW_MISSED);
        Obstacle obstacle = refusal.obstacle().orElseThrow();
        assertThat(obstacle.after()).contains(PlanStop.free(first, Action.DROP_OFF));
        assertThat(obstacle.possibleAt())
                .isBetween(TEN + 540 + refusal.amount() * 60, TEN + 600 + refusal.amount() * 60);
        assertThat(planner.insert(tours, ride("c", new Load(1, 0, 0), TEN, TEN + 900)))
                .isInstanceOf(Answer.Placed.class);
    }

    @Test
    @DisplayName("6: nothing is inserted among frozen stops")
    void frozenStopsStayFirst() {
        PlanJob promised = ride("promised", new Load(1, 0, 0), TEN, TEN + 3600);
        PlanTour tour = tour("t", new Load(3, 0, 0), TEN - 7200, TEN + 4 * 3600)
                .with(List.of(
                        new PlanStop(promised, Action.PICKUP, true), new PlanStop(promised, Action.DROP_OFF, true)));
        PlanJob early = ride("early", new Load(1, 0, 0), TEN - 3600, TEN + 3 * 3600);
        PlanTour after = placed(planner.insert(List.of(tour), early)).tours().get(0);
        assertThat(after.stops().subList(0, 2)).isEqualTo(tour.stops());
    }

    @Test
    @DisplayName("7: the tour that drives the least more gets the job, of equal ones the first")
    void nearestTourWins() {
        PlanTour far =
                new PlanTour("far", ANDERNACH, ANDERNACH, new TimeWindow(0, 86_400), places(), Set.of(), List.of());
        PlanTour near = new PlanTour("near", MAYEN, MAYEN, new TimeWindow(0, 86_400), places(), Set.of(), List.of());
        PlanTour twin = new PlanTour("twin", MAYEN, MAYEN, new TimeWindow(0, 86_400), places(), Set.of(), List.of());
        PlanJob job = ride("a", new Load(1, 0, 0), TEN, TEN + 3600);
        assertThat(placed(planner.insert(List.of(far, near, twin), job)).tourId())
                .isEqualTo("near");
    }

    @Test
    @DisplayName("8: a refusal names the rule that binds")
    void refusalsSayWhy() {
        PlanJob lying = ride("a", new Load(0, 0, 1), TEN, TEN + 3600);
        assertThat(refused(planner.insert(List.of(), lying)).rule()).isEqualTo(Rule.NO_SHIFT);
        PlanTour car = tour("car", new Load(4, 0, 0), TEN - 3600, TEN + 3600);
        assertThat(refused(planner.insert(List.of(car), lying)).rule()).isEqualTo(Rule.NO_STRETCHER);
        PlanJob evening = ride("b", new Load(1, 0, 0), TEN + 5 * 3600, TEN + 6 * 3600);
        assertThat(refused(planner.insert(List.of(car), evening)).rule()).isEqualTo(Rule.NO_ROOM_IN_SHIFT);
    }

    @Test
    @DisplayName("8: a missed window says by how many minutes at least")
    void missedWindowIsMeasured() {
        PlanTour late = tour("late", new Load(1, 0, 0), TEN, TEN + 4 * 3600);
        long drive = ROADS.secondsBetween(MAYEN, POLCH);
        Waypoint pickup = new Waypoint(POLCH, new TimeWindow(TEN - 3600, TEN), 60);
        PlanJob job = new PlanJob(
                "a", pickup, new Waypoint(MAYEN, TimeWindow.from(0), 60), new Load(1, 0, 0), Set.of(), 7200);
        Refusal refusal = refused(planner.insert(List.of(late), job));
        assertThat(refusal.rule()).isEqualTo(Rule.WINDOW_MISSED);
        assertThat(refusal.amount()).isEqualTo((drive + 59) / 60);
        assertThat(refusal.obstacle()).contains(new Obstacle("late", false, Optional.empty(), TEN, TEN + drive));
        assertThat(refusal.sentence(Locale.GERMAN)).contains("mindestens " + refusal.amount() + " Min.");
        assertThat(refusal.sentence(Locale.ENGLISH)).contains("at least " + refusal.amount() + " min");
    }

    @Test
    @DisplayName("8: a window shorter than the direct drive is refused for the window, by what the drive is too long")
    void impossibleWindowIsRefused() {
        long drive = ROADS.secondsBetween(MAYEN, ANDERNACH);
        long tenMinutes = 600;
        assertThat(drive).isGreaterThan(tenMinutes);
        TimeWindow window = new TimeWindow(TEN, TEN + tenMinutes);
        PlanJob job = new PlanJob(
                "a", new Waypoint(MAYEN, window, 300), new Waypoint(ANDERNACH, window, 300), Load.NONE, Set.of(), 7200);
        PlanTour tour = tour("t", places(), TEN - 7200, TEN + 4 * 3600);
        Refusal refusal = refused(planner.insert(List.of(tour), job));
        assertThat(refusal.rule()).isEqualTo(Rule.WINDOW_MISSED);
        assertThat(refusal.amount()).isEqualTo((300 + drive - tenMinutes + 59) / 60);
        assertThat(planner.schedule(tour.with(job, 0, 0))).isEmpty();
        assertThat(planner.replan(List.of(tour), List.of(job), 1).refused()).containsOnlyKeys("a");
        PlanJob next = ride("next", new Load(1, 0, 0), TEN + 7200, TEN + 9000);
        assertThat(planner.replan(
                                List.of(tour.with(job, 0, 0), tour("u", places(), TEN, TEN + 4 * 3600)),
                                List.of(next),
                                1)
                        .refused())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("8: every rule has its words in both languages")
    void everyRuleHasWords(Rule rule) {
        Refusal refusal = new Refusal(rule, 1_234);
        assertThat(refusal.sentence(Locale.GERMAN)).isNotBlank().isNotEqualTo(refusal.sentence(Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    @DisplayName("9: planning again never leaves out who had a place, keeps every rule and is repeatable")
    void replanKeepsPromises(long seed) {
        RandomDay day = new RandomDay(seed);
        List<PlanTour> tours = day.tours(3);
        List<PlanJob> waiting = new ArrayList<>();
        for (PlanJob job : day.jobs(24)) {
            if (planner.insert(tours, job) instanceof Answer.Placed answer) {
                tours = answer.tours();
            } else {
                waiting.add(job);
            }
        }
        Plan plan = planner.replan(tours, waiting, 40);
        assertThat(Faults.of(ROADS, plan.tours(), planner)).isEmpty();
        assertThat(jobIds(plan.tours())).containsAll(jobIds(tours));
        assertThat(jobIds(plan.tours()).size() + plan.refused().size()).isEqualTo(24);
        assertThat(planner.replan(tours, waiting, 40)).isEqualTo(plan);
    }

    @Test
    @DisplayName("9: a job that is aboard keeps its vehicle and is dropped off")
    void whoIsAboardIsDroppedOff() {
        PlanJob aboard = ride("aboard", new Load(1, 0, 0), TEN - 7200, TEN - 3600);
        PlanJob free = new PlanJob(
                aboard.id(),
                aboard.pickup(),
                new Waypoint(ANDERNACH, TimeWindow.from(0), 300),
                aboard.load(),
                Set.of(),
                7200);
        PlanTour tour = tour("t", new Load(1, 0, 0), TEN, TEN + 5 * 3600)
                .with(List.of(new PlanStop(free, Action.DROP_OFF, true)));
        PlanJob next = ride("next", new Load(1, 0, 0), TEN, TEN + 2 * 3600);
        Plan plan = planner.replan(List.of(tour), List.of(next), 10);
        assertThat(plan.refused()).isEmpty();
        assertThat(plan.tours().get(0).stops().get(0).job().id()).isEqualTo("aboard");
    }

    @Test
    @DisplayName("10: who comes after another is dropped off after it, wherever the tour passes the same door")
    void dropOffComesAfterTheOtherJobs() {
        PlanTour tour = tour("t", new Load(1, 0, 0), TEN - 3600, TEN + 5 * 3600);
        PlanJob ride = ride("ride", new Load(1, 0, 0), TEN, TEN + 3600);
        PlanJob parcel = new PlanJob(
                "parcel",
                new Waypoint(MAYEN, TimeWindow.from(TEN), 300),
                new Waypoint(POLCH, TimeWindow.from(TEN), 300),
                Load.NONE,
                Set.of(),
                86_400,
                Optional.of("ride"));
        for (List<PlanJob> order : List.of(List.of(ride, parcel), List.of(parcel, ride))) {
            List<PlanTour> tours = List.of(tour);
            for (PlanJob job : order) {
                tours = placed(planner.insert(tours, job)).tours();
            }
            assertThat(dropOffs(tours)).containsExactly("ride", "parcel");
            assertThat(dropOffs(planner.replan(tours, List.of(), 20).tours())).containsExactly("ride", "parcel");
        }
    }

    private static List<String> dropOffs(List<PlanTour> tours) {
        return tours.get(0).stops().stream()
                .filter(stop -> stop.action() == Action.DROP_OFF)
                .map(stop -> stop.job().id())
                .toList();
    }

    private static PlanTour shuffledTour(Random random) {
        RandomDay day = new RandomDay(random.nextLong());
        List<PlanJob> jobs = day.jobs(2 + random.nextInt(3));
        PlanTour tour =
                new PlanTour("t", MAYEN, MAYEN, new TimeWindow(0, 86_400), new Load(9, 9, 9), Set.of(), List.of());
        List<PlanJob> byTime = new ArrayList<>(jobs);
        byTime.sort((a, b) ->
                Long.compare(a.pickup().window().earliest(), b.pickup().window().earliest()));
        for (PlanJob job : byTime) {
            int size = tour.stops().size();
            int i = Math.max(0, size - random.nextInt(2));
            tour = tour.with(job, i, i + random.nextInt(size - i + 1));
        }
        return tour;
    }

    private static Set<String> jobIds(List<PlanTour> tours) {
        Set<String> ids = new HashSet<>();
        tours.forEach(tour -> tour.stops().forEach(stop -> ids.add(stop.job().id())));
        return Collections.unmodifiableSet(ids);
    }

    private static Load places() {
        return new Load(2, 0, 0);
    }

    private static PlanTour tour(String id, Load places, long from, long to) {
        return new PlanTour(id, MAYEN, MAYEN, new TimeWindow(from, to), places, Set.of(), List.of());
    }

    private static PlanJob ride(String id, Load load, long from, long to) {
        return new PlanJob(
                id,
                new Waypoint(MAYEN, new TimeWindow(from, to), 600),
                new Waypoint(POLCH, TimeWindow.from(from), 300),
                load,
                Set.of(),
                3600);
    }

    private static Answer.Placed placed(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Placed.class);
        return (Answer.Placed) answer;
    }

    private static Refusal refused(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).refusal();
    }
}
