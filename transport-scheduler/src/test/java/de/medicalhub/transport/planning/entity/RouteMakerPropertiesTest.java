package de.medicalhub.transport.planning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Dense days with wide windows and long rides, on which raising one begin raises many. */
class RouteMakerPropertiesTest {
    private static final int REQUESTS = 14;
    private static final double DISTRICT = 30;
    private static final List<Integer> ROOM = Room.of(0, REQUESTS, 0, 0);

    @Property(tries = 300)
    @Label("2: a place is possible if and only if the route with it exists, judged from nothing")
    void possiblePlacesAreExactlyThoseThatGiveARoute(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RouteMaker maker = new RouteMaker(denseDay(random));
        Route route = maker.first(0).orElseThrow();
        for (int request = 0; request < REQUESTS; request++) {
            List<Route> longer = new ArrayList<>();
            for (int i = 0; i <= route.length(); i++) {
                for (int k = i; k <= route.length(); k++) {
                    Optional<Route> with = maker.with(route, request, i, k);
                    assertThat(maker.possibleWith(route, request, i, k))
                            .as("request %d behind %d and %d", request, i, k)
                            .isEqualTo(with.isPresent());
                    with.ifPresent(longer::add);
                }
            }
            route = longer.isEmpty() ? route : longer.get(random.nextInt(longer.size()));
        }
    }

    private static Problem denseDay(SplittableRandom random) {
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
        Vehicle vehicle = new Vehicle(depot, depot, 0, 700, 450, ROOM);
        Drives drives = (a, b) -> Math.hypot(places.get(a)[0] - places.get(b)[0], places.get(a)[1] - places.get(b)[1]);
        return new Problem(requests, List.of(vehicle), 2 * REQUESTS + 1, drives, Costs.DRIVING, true);
    }
}
