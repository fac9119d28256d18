package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.roads.TravelTimes;
import de.medicalhub.transport.roads.control.EstimatedTravelTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What is driven or promised as next is not touched (rule 6). */
class FrozenPropertiesTest {
    private static final TravelTimes ROADS = new EstimatedTravelTimes(50);

    private final Planner planner = new Planner(ROADS, Weights.USUAL, 3);

    @Property(tries = 30)
    @Label("6: however a day is planned again, and whoever is put in, frozen stops keep tour, place and order")
    void frozenStopsStayWhereTheyAre(@ForAll long seed) {
        RandomDay random = new RandomDay(seed);
        List<PlanJob> jobs = random.jobs(24);
        Plan first = planner.replan(random.tours(4), jobs.subList(0, 16), 1);
        List<PlanTour> frozen = frozen(first.tours(), new Random(seed));
        Plan again = planner.replan(frozen, jobs.subList(16, 24), 3);
        sameBeginnings(frozen, again.tours());
        assertThat(Faults.of(ROADS, again.tours(), planner)).isEmpty();
        if (planner.insert(again.tours(), random.job("one-more")) instanceof Answer.Placed placed) {
            sameBeginnings(again.tours(), placed.tours());
        }
    }

    /** The first so many stops of each tour are driven; up to all of them. */
    private static List<PlanTour> frozen(List<PlanTour> tours, Random random) {
        List<PlanTour> frozen = new ArrayList<>();
        for (PlanTour tour : tours) {
            int count = random.nextInt(tour.stops().size() + 1);
            List<PlanStop> stops = new ArrayList<>(tour.stops());
            for (int i = 0; i < count; i++) {
                stops.set(i, new PlanStop(stops.get(i).job(), stops.get(i).action(), true));
            }
            frozen.add(tour.with(stops));
        }
        return frozen;
    }

    private static void sameBeginnings(List<PlanTour> before, List<PlanTour> after) {
        Map<String, List<Tuple2<String, Action>>> now = new HashMap<>();
        after.forEach(tour -> now.put(tour.id(), beginning(tour, tour.frozenStops())));
        for (PlanTour tour : before) {
            assertThat(now.get(tour.id())).as(tour.id()).isEqualTo(beginning(tour, tour.frozenStops()));
        }
    }

    private static List<Tuple2<String, Action>> beginning(PlanTour tour, int stops) {
        return tour.stops().subList(0, stops).stream()
                .map(stop -> Tuple.of(stop.job().id(), stop.action()))
                .toList();
    }
}
