package de.medicalhub.transport.planning.bench;

import de.medicalhub.transport.planning.bench.Instance.Car;
import de.medicalhub.transport.planning.bench.Instance.Node;
import de.medicalhub.transport.planning.bench.Tours.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a plan against the file, rule by rule, with none of the planner's code. Slow and plain on purpose. Leaving the depot
 * just in time is always allowed, so the duration is taken from the first begin of service.
 */
final class InstanceChecker {
    /** Rounding of sums, far below the last digit of any file. */
    private static final double ROUNDING = 1e-5;

    private final Instance instance;
    private final List<String> faults = new ArrayList<>();
    private final Set<Integer> visited = new HashSet<>();
    private double cost;

    InstanceChecker(Instance instance) {
        this.instance = instance;
    }

    /** Every broken rule in words; empty for a good plan. */
    List<String> check(Tours tours) {
        expect(tours.routes().size() <= instance.cars().size(), "more routes than vehicles");
        for (int v = 0; v < tours.routes().size(); v++) {
            drive(instance.cars().get(v), tours.routes().get(v));
        }
        for (int node = 1; node < instance.nodes().size(); node++) {
            expect(visited.contains(node), "nobody visits " + node);
        }
        return faults;
    }

    /** Length of all routes. */
    double cost() {
        return cost;
    }

    private void drive(Car car, List<Call> calls) {
        if (calls.isEmpty()) {
            return;
        }
        Node first = instance.nodes().get(calls.get(0).node());
        double leaves = calls.get(0).start() - car.depot().distanceTo(first);
        expect(leaves >= car.depot().earliest() - ROUNDING, "leaves the depot too early");
        Node here = car.depot();
        double ready = leaves;
        Map<Integer, Double> pickedUp = new HashMap<>();
        List<int[]> aboard = new ArrayList<>();
        for (Call call : calls) {
            Node node = instance.nodes().get(call.node());
            expect(visited.add(call.node()), "visited twice: " + call.node());
            double distance = here.distanceTo(node);
            cost += distance;
            expect(call.start() >= ready + distance - ROUNDING, "drives too fast to " + call.node());
            expect(call.start() >= node.earliest() - ROUNDING, "too early at " + call.node());
            expect(call.start() <= node.latest() + ROUNDING, "too late at " + call.node());
            ready = call.start() + node.service();
            here = node;
            if (call.node() <= instance.size()) {
                pickedUp.put(call.node(), ready);
                aboard.add(node.load());
                expect(seated(aboard, car.places()), "too many aboard after " + call.node());
            } else {
                int pickup = call.node() - instance.size();
                Double since = pickedUp.remove(pickup);
                double longest = instance.nodes().get(pickup).maxRide();
                expect(since != null, "not aboard: " + pickup);
                expect(since == null || call.start() - since <= longest + ROUNDING, "rides too long: " + pickup);
                aboard.remove(instance.nodes().get(pickup).load());
            }
        }
        expect(pickedUp.isEmpty(), "still aboard at the end");
        double home = here.distanceTo(car.depot());
        cost += home;
        expect(ready + home <= car.depot().latest() + ROUNDING, "comes home too late");
        expect(ready + home - leaves <= car.maxDuration() + ROUNDING, "is out too long");
    }

    /** Seats people one after the other: who has least choice first. */
    private static boolean seated(List<int[]> aboard, int[] places) {
        int kinds = places.length;
        int[] wanted = new int[kinds];
        aboard.forEach(load -> {
            for (int k = 0; k < kinds; k++) {
                wanted[k] += load[k];
            }
        });
        if (kinds == 1) {
            return wanted[0] <= places[0];
        }
        int stretchers = places[2] - wanted[2];
        int seats = places[1];
        int sitting = Math.min(wanted[1], seats);
        seats -= sitting;
        stretchers -= wanted[1] - sitting;
        int staff = Math.max(0, wanted[0] - places[0]);
        return stretchers >= 0 && staff <= seats + stretchers && wanted[3] <= places[3];
    }

    private void expect(boolean fine, String fault) {
        if (!fine) {
            faults.add(fault);
        }
    }
}
