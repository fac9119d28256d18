package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import java.util.Arrays;

/**
 * A plan that is being changed: one route for each vehicle, and who is on none. Changes can be taken back up to the last
 * {@link #keep}.
 */
final class Draft {
    private final Problem problem;
    private final RouteMaker maker;
    private final Route[] routes;
    private final int[] vehicleOf;
    private final int[] absent;
    private final int[] slotOf;
    private final Route[] before;
    private final int[] changed;
    private final boolean[] isChanged;
    private int changes;
    private int absentees;
    private double cost;
    private double costBefore;

    Draft(Problem problem, RouteMaker maker, Route[] routes) {
        this.problem = problem;
        this.maker = maker;
        this.routes = routes.clone();
        vehicleOf = new int[problem.size()];
        absent = new int[problem.size()];
        slotOf = new int[problem.size()];
        before = new Route[routes.length];
        changed = new int[routes.length];
        isChanged = new boolean[routes.length];
        Arrays.fill(vehicleOf, -1);
        for (Route route : routes) {
            cost += route.cost();
            claim(route);
        }
        for (int i = 0; i < vehicleOf.length; i++) {
            if (vehicleOf[i] < 0) {
                slotOf[i] = absentees;
                absent[absentees++] = i;
            }
        }
        costBefore = cost;
    }

    private void claim(Route route) {
        for (int k = 1; k <= route.length(); k++) {
            if (route.node(k) < problem.size()) {
                vehicleOf[route.node(k)] = route.vehicle();
            }
        }
    }

    Route[] routes() {
        return routes;
    }

    Route route(int vehicle) {
        return routes[vehicle];
    }

    /** Number of the vehicle that carries the request, or -1. */
    int vehicleOf(int request) {
        return vehicleOf[request];
    }

    /** Of all routes; who is on none costs nothing here. */
    double cost() {
        return cost;
    }

    /** How many are on no route. */
    int absentees() {
        return absentees;
    }

    int absentee(int index) {
        return absent[index];
    }

    /** Takes out all that are marked and ride with this vehicle; false if the rest would break a rule: nothing changes then. */
    boolean remove(int vehicle, boolean[] gone) {
        Route old = routes[vehicle];
        Route shorter = maker.without(old, gone).orElse(null);
        if (shorter == null) {
            return false;
        }
        replace(vehicle, shorter);
        for (int k = old.fixed() + 1; k <= old.length(); k++) {
            int node = old.node(k);
            if (node < problem.size() && gone[node]) {
                vehicleOf[node] = -1;
                slotOf[node] = absentees;
                absent[absentees++] = node;
            }
        }
        return true;
    }

    /** Puts an absentee into a route, at a place that was found for it; false if that breaks a rule. */
    boolean insert(int request, int vehicle, int place) {
        Route longer = maker.with(routes[vehicle], request, place >>> 16, place & 0xFFFF)
                .orElse(null);
        if (longer == null) {
            return false;
        }
        replace(vehicle, longer);
        vehicleOf[request] = vehicle;
        present(request);
        return true;
    }

    private void present(int request) {
        int slot = slotOf[request];
        int moved = absent[--absentees];
        absent[slot] = moved;
        slotOf[moved] = slot;
    }

    private void replace(int vehicle, Route route) {
        if (!isChanged[vehicle]) {
            isChanged[vehicle] = true;
            before[vehicle] = routes[vehicle];
            changed[changes++] = vehicle;
        }
        cost += route.cost() - routes[vehicle].cost();
        routes[vehicle] = route;
    }

    /** What was changed stays. */
    void keep() {
        for (int c = 0; c < changes; c++) {
            isChanged[changed[c]] = false;
        }
        changes = 0;
        costBefore = cost;
    }

    /** What was changed since the last time is as before. */
    void takeBack() {
        for (int c = 0; c < changes; c++) {
            mark(routes[changed[c]], -1);
        }
        for (int c = 0; c < changes; c++) {
            int vehicle = changed[c];
            routes[vehicle] = before[vehicle];
            mark(routes[vehicle], vehicle);
            isChanged[vehicle] = false;
        }
        changes = 0;
        cost = costBefore;
    }

    private void mark(Route route, int vehicle) {
        for (int k = 1; k <= route.length(); k++) {
            int node = route.node(k);
            if (node < problem.size()) {
                if (vehicle < 0) {
                    vehicleOf[node] = -1;
                    slotOf[node] = absentees;
                    absent[absentees++] = node;
                } else {
                    vehicleOf[node] = vehicle;
                    present(node);
                }
            }
        }
    }

    /** Replaces everything. */
    void become(Route[] others) {
        for (int v = 0; v < routes.length; v++) {
            if (routes[v] != others[v]) {
                replace(v, others[v]);
            }
        }
        Arrays.fill(vehicleOf, -1);
        absentees = 0;
        for (Route route : routes) {
            claim(route);
        }
        for (int i = 0; i < vehicleOf.length; i++) {
            if (vehicleOf[i] < 0) {
                slotOf[i] = absentees;
                absent[absentees++] = i;
            }
        }
        keep();
    }
}
