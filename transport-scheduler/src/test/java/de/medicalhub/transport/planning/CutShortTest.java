package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A first plan whose time is over before everybody's turn (rules 13 and 16). */
class CutShortTest {
    private static final TravelTimes ROADS = TravelTimes.estimate(50);
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final long DAY = 24 * 3600;
    private static final int TRIED_ANYWAY = 50;

    private final Planner planner = new Planner(ROADS, 1);

    @Test
    @DisplayName("13: who interrupts the first plan gets what is placed by then, and the others wait with that reason")
    void firstPlanIsInterrupted() {
        AtomicInteger asked = new AtomicInteger();
        Plan plan = planner.replan(List.of(tour()), jobs(200, 30 * DAY), effort(() -> asked.incrementAndGet() > 80));
        assertThat(plan.tours().get(0).stops()).hasSize(160);
        assertThat(rules(plan)).isEqualTo(Map.of(Rule.PLANNING_CUT_SHORT, 120L));
        assertThat(plan.isCutShort()).isTrue();
        assertThat(asked.get()).as("asked on after it had said so").isLessThan(90);
    }

    @Test
    @DisplayName("13: a day that is interrupted at once again and again gets ready all the same")
    void dayIsPlannedOn() {
        List<PlanTour> tours = List.of(tour());
        List<PlanJob> waiting = jobs(120, 30 * DAY);
        List<Integer> left = new ArrayList<>();
        do {
            Plan plan = planner.replan(tours, waiting, effort(() -> true));
            tours = plan.tours();
            waiting = waiting.stream()
                    .filter(job -> plan.refused().containsKey(job.id()))
                    .toList();
            left.add(waiting.size());
        } while (!waiting.isEmpty() && left.size() < 10);
        assertThat(left).containsExactly(70, 20, 0);
    }

    @Test
    @DisplayName("16: of those who have their turn in time the more urgent come first, however much time they have")
    void urgentOnesComeFirst() {
        List<PlanJob> waiting = new ArrayList<>(jobs(TRIED_ANYWAY, 20 * DAY));
        PlanJob routine = waiting.get(0);
        PlanJob urgent = new PlanJob(
                "urgent",
                routine.pickup().within(new TimeWindow(0, 30 * DAY)),
                routine.dropOff(),
                routine.load(),
                Set.of(),
                routine.maxRideSeconds(),
                Optional.empty(),
                new JobTerms(Set.of(), Set.of(), Optional.empty(), 3, Optional.empty()));
        waiting.add(urgent);
        Plan plan = planner.replan(List.of(tour()), waiting, effort(() -> true));
        assertThat(plan.refused()).hasSize(1).doesNotContainKey("urgent");
    }

    @Test
    @DisplayName(
            "8: when the time is over, reasons are looked for a few only; the others hear that there was no time for theirs")
    void reasonsEndWithTheTime() {
        Plan plan = planner.replan(List.of(tour()), jobs(60, -1), effort(() -> true));
        assertThat(rules(plan))
                .isEqualTo(Map.of(
                        Rule.WINDOW_MISSED, 20L,
                        Rule.NO_PLACE_FOUND, 30L,
                        Rule.PLANNING_CUT_SHORT, 10L));
        Plan whole = planner.replan(List.of(tour()), jobs(60, -1), effort(() -> false));
        assertThat(rules(whole)).isEqualTo(Map.of(Rule.WINDOW_MISSED, 60L));
        assertThat(whole.isCutShort()).isFalse();
    }

    private static Effort effort(BooleanSupplier interrupted) {
        return new Effort(1, 1, interrupted);
    }

    private static Map<Rule, Long> rules(Plan plan) {
        return plan.refused().values().stream().collect(Collectors.groupingBy(Refusal::rule, Collectors.counting()));
    }

    private static PlanTour tour() {
        TimeWindow shift = new TimeWindow(0, 60 * DAY);
        return new PlanTour("tour", MAYEN, MAYEN, shift, new Load(4, 0, 0), Set.of(), List.of());
    }

    /** From Mayen; nobody is there in time where the window ends before the shift begins. */
    private static List<PlanJob> jobs(int count, long latest) {
        Waypoint from = new Waypoint(MAYEN, new TimeWindow(Math.min(0, latest - 60), latest), 300);
        Waypoint to = new Waypoint(POLCH, TimeWindow.from(0), 300);
        return IntStream.range(0, count)
                .mapToObj(i -> new PlanJob("job-" + i, from, to, new Load(1, 0, 0), Set.of(), 2 * 3600))
                .toList();
    }
}
