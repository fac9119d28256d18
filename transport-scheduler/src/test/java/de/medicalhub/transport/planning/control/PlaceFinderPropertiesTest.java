package de.medicalhub.transport.planning.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.entity.Costs;
import de.medicalhub.transport.planning.entity.Drives;
import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Request;
import de.medicalhub.transport.planning.entity.Room;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import de.medicalhub.transport.planning.entity.Vehicle;
import de.medicalhub.transport.planning.entity.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** The best place beside all pairs of places, made one by one and paid for as a whole. */
class PlaceFinderPropertiesTest {
    private static final int REQUESTS = 12;
    private static final double DISTRICT = 30;
    private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

    @Property(tries = 300)
    @Label(
            "7: the place that is found costs as little as the cheapest of all pairs, with and without a price for detours")
    void theBestOfAllPairsIsFound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int seats) {
        SplittableRandom random = new SplittableRandom(seed);
        Costs costs = new Costs(random.nextBoolean() ? 0 : 0.1 + random.nextDouble(), 0, 0);
        Problem problem = day(random, seats, costs);
        RouteMaker maker = new RouteMaker(problem);
        PlaceFinder finder = new PlaceFinder(problem, maker);
        Route route = maker.first(0).orElseThrow();
        for (int request = 0; request < REQUESTS; request++) {
            double least = Double.POSITIVE_INFINITY;
            List<Route> longer = new ArrayList<>();
            for (int i = 0; i <= route.length(); i++) {
                for (int k = i; k <= route.length(); k++) {
                    Optional<Route> with = maker.with(route, request, i, k);
                    if (with.isPresent()) {
                        least = Math.min(least, with.get().cost() - route.cost());
                        longer.add(with.get());
                    }
                }
            }
            double found = finder.search(route, request);
            assertThat(Double.isFinite(found)).as("request %d", request).isEqualTo(!longer.isEmpty());
            if (!longer.isEmpty()) {
                int place = finder.place();
                Route with =
                        maker.with(route, request, place >>> 16, place & 0xFFFF).orElseThrow();
                assertThat(found).as("request %d", request).isCloseTo(least, ROUNDING);
                assertThat(with.cost() - route.cost()).isCloseTo(least, ROUNDING);
                route = longer.get(random.nextInt(longer.size()));
            }
        }
    }

    private static Problem day(SplittableRandom random, int seats, Costs costs) {
        List<double[]> places = new ArrayList<>();
        for (int node = 0; node <= 2 * REQUESTS; node++) {
            places.add(new double[] {random.nextDouble() * DISTRICT, random.nextDouble() * DISTRICT});
        }
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            double begin = random.nextDouble() * 300;
            Visit pickup = new Visit(begin, begin + 20 + random.nextInt(60), 3);
            Visit dropOff = new Visit(begin + random.nextInt(90), begin + 90 + random.nextInt(170), 3);
            requests.add(new Request(pickup, dropOff, 40 + random.nextInt(30), Room.of(0, 1, 0, 0)));
        }
        int depot = 2 * REQUESTS;
        Vehicle vehicle = new Vehicle(depot, depot, 0, 700, 450, Room.of(0, seats, 0, 0));
        Drives drives = (a, b) -> Math.hypot(places.get(a)[0] - places.get(b)[0], places.get(a)[1] - places.get(b)[1]);
        return new Problem(requests, List.of(vehicle), 2 * REQUESTS + 1, drives, costs, true);
    }
}
