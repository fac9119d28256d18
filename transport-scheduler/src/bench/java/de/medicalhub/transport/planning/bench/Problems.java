package de.medicalhub.transport.planning.bench;

import de.medicalhub.transport.planning.bench.Instance.Car;
import de.medicalhub.transport.planning.bench.Instance.Node;
import de.medicalhub.transport.planning.bench.Tours.Call;
import de.medicalhub.transport.planning.entity.Costs;
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

/** An instance in the planner's words, and routes in the file's. */
final class Problems {
    private Problems() {}

    static Problem of(Instance instance) {
        int n = instance.size();
        List<Node> places = new ArrayList<>(instance.nodes().subList(1, 2 * n + 1));
        List<Vehicle> vehicles = new ArrayList<>();
        for (Car car : instance.cars()) {
            int depot = places.indexOf(car.depot());
            if (depot < 2 * n) {
                depot = places.size();
                places.add(car.depot());
            }
            Node home = car.depot();
            vehicles.add(new Vehicle(
                    depot, depot, home.earliest(), home.latest(), car.maxDuration(), measures(car.places())));
        }
        List<Request> requests = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            Node from = instance.nodes().get(i);
            Node to = instance.nodes().get(n + i);
            requests.add(new Request(
                    new Visit(from.earliest(), from.latest(), from.service()),
                    new Visit(to.earliest(), to.latest(), to.service()),
                    from.maxRide(),
                    measures(from.load())));
        }
        return new Problem(
                requests,
                vehicles,
                places.size(),
                (a, b) -> places.get(a).distanceTo(places.get(b)),
                Costs.DRIVING,
                true);
    }

    private static List<Integer> measures(int[] kinds) {
        return kinds.length == 1 ? List.of(kinds[0]) : Room.of(kinds[0], kinds[1], kinds[2], kinds[3]);
    }

    static Tours tours(Problem problem, Route[] routes) {
        RouteMaker maker = new RouteMaker(problem);
        List<List<Call>> tours = new ArrayList<>();
        for (Route route : routes) {
            double[] begins = maker.begins(route);
            List<Call> calls = new ArrayList<>();
            for (int k = 1; k <= route.length(); k++) {
                calls.add(new Call(route.node(k) + 1, begins[k]));
            }
            tours.add(calls);
        }
        return new Tours(tours);
    }

    /** Times for the order that another engine found (nodes as in {@link Problem}); empty if there are none. */
    static Optional<Tours> timed(Problem problem, List<int[]> orders) {
        if (orders.stream().mapToInt(order -> order.length).sum() < 2 * problem.size()) {
            return Optional.empty();
        }
        RouteMaker maker = new RouteMaker(problem);
        Route[] routes = new Route[orders.size()];
        for (int v = 0; v < routes.length; v++) {
            Optional<Route> route = maker.make(v, orders.get(v));
            if (route.isEmpty()) {
                return Optional.empty();
            }
            routes[v] = route.get();
        }
        return Optional.of(tours(problem, routes));
    }
}
