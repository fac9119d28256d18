package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.TourTerms.Rest;
import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Days and streams of events that jqwik makes up; after each event the independent checker looks at everything. */
class PlannerPropertiesTest {
    private static final TravelTimes ROADS = new EstimatedTravelTimes(50);

    private final Planner planner = new Planner(ROADS, Weights.USUAL, 3);

    /** What may happen to a day. */
    enum Event {
        ORDER,
        ORDER_WITH_CONDITIONS,
        WITHDRAWAL,
        STOP_REACHED,
        REPLANNED,
        BREAKDOWN
    }

    @Property(tries = 40)
    @Label("1 to 12: whatever happens in whatever order, every tour keeps every rule and nobody promised is lost")
    void anyStreamOfEventsLeavesAGoodPlan(@ForAll long seed, @ForAll @Size(min = 5, max = 30) List<Event> events) {
        Day day = new Day(seed);
        for (Event event : events) {
            day.take(event);
            day.tours.values().forEach(day::isGood);
            assertThat(day.served()).containsExactlyInAnyOrderElementsOf(day.promised);
        }
    }

    @Property(tries = 10)
    @Label("13: the same seed and threads give the same plan, one thread or two")
    void sameSeedSamePlan(@ForAll long seed, @ForAll @IntRange(min = 1, max = 2) int threads) {
        RandomDay random = new RandomDay(seed);
        List<PlanTour> tours = random.tours(4);
        List<PlanJob> jobs = random.jobs(20);
        Effort effort = new Effort(3, threads, () -> false);
        assertThat(planner.replan(tours, jobs, effort)).isEqualTo(planner.replan(tours, jobs, effort));
    }

    @Property(tries = 20)
    @Label("13: who is interrupted at once still answers with a good plan")
    void interruptedPlansAreGood(@ForAll long seed) {
        RandomDay random = new RandomDay(seed);
        Plan plan = planner.replan(random.tours(3), random.jobs(15), new Effort(100, 1, () -> true));
        assertThat(Faults.of(ROADS, plan.tours(), planner)).isEmpty();
    }

    /** A day under way: what is aboard, frozen, promised. */
    private final class Day {
        private final RandomDay random;
        private final Map<String, PlanTour> tours = new HashMap<>();
        private final Map<String, Set<String>> aboard = new HashMap<>();
        private final Set<String> promised = new HashSet<>();
        private int orders;

        Day(long seed) {
            random = new RandomDay(seed);
            random.toursWithTerms(4).forEach(tour -> tours.put(tour.id(), tour));
        }

        void take(Event event) {
            switch (event) {
                case ORDER -> insert(random.job("job-" + orders++));
                case ORDER_WITH_CONDITIONS -> insert(random.jobWithTerms("job-" + orders++, List.copyOf(promised)));
                case WITHDRAWAL -> withdraw();
                case STOP_REACHED -> reachStop();
                case REPLANNED -> replace(planner.replan(list(), List.of(), 1).tours());
                case BREAKDOWN -> breakDown();
            }
        }

        private void insert(PlanJob job) {
            if (planner.insert(list(), job) instanceof Answer.Placed placed) {
                replace(placed.tours());
                promised.add(job.id());
            }
        }

        private void withdraw() {
            List<PlanJob> free = list().stream()
                    .flatMap(tour -> tour.stops().stream())
                    .filter(stop -> stop.action() == Action.PICKUP && !stop.frozen())
                    .map(PlanStop::job)
                    .toList();
            if (!free.isEmpty()) {
                PlanJob gone = random.oneOf(free);
                tours.replaceAll((id, tour) -> tour.without(gone));
                promised.remove(gone.id());
            }
        }

        /** A vehicle drops out: what is not begun waits and is planned onto the others, or refused with a reason. */
        private void breakDown() {
            PlanTour out = random.oneOf(list());
            List<PlanJob> waiting = out.stops().stream()
                    .filter(stop -> stop.action() == Action.PICKUP && !stop.frozen())
                    .map(PlanStop::job)
                    .toList();
            PlanTour rest = out;
            for (PlanJob job : waiting) {
                rest = rest.without(job);
            }
            tours.put(out.id(), rest);
            List<PlanTour> others =
                    list().stream().filter(tour -> !tour.id().equals(out.id())).toList();
            Plan plan = planner.replan(others, waiting, 1);
            replace(plan.tours());
            assertThat(waiting)
                    .extracting(PlanJob::id)
                    .containsAll(plan.refused().keySet());
            promised.removeAll(plan.refused().keySet());
        }

        /** The next stop of some tour is done: the rest begins there, and the stop after it is frozen. */
        private void reachStop() {
            PlanTour tour = random.oneOf(list());
            if (tour.stops().isEmpty()) {
                return;
            }
            Schedule times = planner.schedule(tour).orElseThrow();
            PlanStop done = tour.stops().get(0);
            long now = times.begins().get(0) + done.waypoint().serviceSeconds();
            List<PlanStop> rest =
                    new ArrayList<>(tour.stops().subList(1, tour.stops().size()));
            if (!rest.isEmpty()) {
                rest.set(0, new PlanStop(rest.get(0).job(), rest.get(0).action(), true));
            }
            Set<String> people = aboardOf(tour);
            List<Rest> stillToTake = breaksAfterFirstStop(tour, times, people.isEmpty());
            if (done.action() == Action.PICKUP) {
                people.add(done.job().id());
            } else {
                people.remove(done.job().id());
                promised.remove(done.job().id());
            }
            tours.put(
                    tour.id(),
                    new PlanTour(
                            tour.id(),
                            done.waypoint().place(),
                            tour.end(),
                            new TimeWindow(now, tour.shift().latest()),
                            tour.places(),
                            tour.has(),
                            rest,
                            new TourTerms(
                                    tour.terms().otherPlaces(),
                                    tour.terms().patientsMaySitOnStretchers(),
                                    stillToTake)));
        }

        /** Breaks are held as soon as there is room: those that had none before the first stop are still to be taken. */
        private List<Rest> breaksAfterFirstStop(PlanTour tour, Schedule times, boolean isEmpty) {
            long leaves = times.begins().get(0)
                    - ROADS.secondsBetween(
                            tour.start(), tour.stops().get(0).waypoint().place());
            long free = tour.shift().earliest();
            List<Rest> left = new ArrayList<>(tour.terms().breaks());
            while (isEmpty && !left.isEmpty()) {
                Rest next = left.get(0);
                long begin = Math.max(free, next.window().earliest());
                if (begin > next.window().latest() || begin + next.seconds() > leaves) {
                    break;
                }
                free = begin + next.seconds();
                left.remove(0);
            }
            return left;
        }

        private Set<String> aboardOf(PlanTour tour) {
            return aboard.computeIfAbsent(tour.id(), id -> new HashSet<>());
        }

        private void isGood(PlanTour tour) {
            assertThat(planner.schedule(tour)).isPresent();
            Schedule times = planner.schedule(tour).orElseThrow();
            assertThat(new PlanChecker(ROADS).check(tour, times, aboardOf(tour)))
                    .isEmpty();
        }

        /** Each job once for every tour that it is on. */
        private List<String> served() {
            return tours.values().stream()
                    .flatMap(tour ->
                            tour.stops().stream().map(stop -> stop.job().id()).distinct())
                    .toList();
        }

        private List<PlanTour> list() {
            return tours.keySet().stream().sorted().map(tours::get).toList();
        }

        private void replace(List<PlanTour> others) {
            others.forEach(tour -> tours.put(tour.id(), tour));
        }
    }
}
