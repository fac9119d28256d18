package de.medicalhub.transport.planning.bench;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.Solver;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import de.medicalhub.transport.planning.entity.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OR-Tools' routing library as its guide for pickups and deliveries sets it up: parallel cheapest insertion, then guided
 * local search. It counts whole numbers: a unit of the file is ten thousand of its own, drives rounded up. It has no seed
 * of its own here; the runs of different seeds differ in what the machine does. Leaving a request out is allowed at a price
 * that no detour reaches, because it finds no first plan of the published instances otherwise.
 */
final class OrToolsEngine implements Engine {
    private static final double SCALE = 10_000;
    private static final long LONG_WALL_FACTOR = 20;
    private static final long LEFT_OUT = 100_000_000;

    static {
        Loader.loadNativeLibraries();
    }

    @Override
    public String name() {
        return "ortools";
    }

    @Override
    public Optional<Tours> solve(Instance instance, double cpuSeconds, long seed) {
        double from = Engine.cpuSeconds();
        Problem problem = Problems.of(instance);
        int[] depots = new int[problem.fleet()];
        for (int v = 0; v < depots.length; v++) {
            depots[v] = problem.vehicle(v).start();
        }
        RoutingIndexManager index = new RoutingIndexManager(problem.nodes(), depots.length, depots, depots);
        RoutingModel model = new RoutingModel(index);
        int drive = model.registerTransitCallback(
                (a, b) -> Math.round(SCALE * problem.drive(index.indexToNode(a), index.indexToNode(b))));
        model.setArcCostEvaluatorOfAllVehicles(drive);
        RoutingDimension time = time(problem, index, model);
        rooms(problem, index, model);
        pairs(problem, index, model, time);
        Solver solver = model.solver();
        model.addSearchMonitor(solver.makeCustomLimit(() -> Engine.cpuSeconds() - from > cpuSeconds));
        RoutingSearchParameters parameters = main.defaultRoutingSearchParameters().toBuilder()
                .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(Duration.newBuilder().setSeconds(LONG_WALL_FACTOR * (long) Math.ceil(cpuSeconds)))
                .build();
        Assignment found = model.solveWithParameters(parameters);
        return found == null ? Optional.empty() : Problems.timed(problem, orders(problem, index, model, found));
    }

    private static RoutingDimension time(Problem problem, RoutingIndexManager index, RoutingModel model) {
        int transit = model.registerTransitCallback((a, b) -> {
            int from = index.indexToNode(a);
            double service = from < 2 * problem.size() ? problem.service(from) : 0;
            return (long) Math.ceil(SCALE * (service + problem.drive(from, index.indexToNode(b))));
        });
        double end = 0;
        for (int v = 0; v < problem.fleet(); v++) {
            end = Math.max(end, problem.vehicle(v).latest());
        }
        model.addDimension(transit, scaled(end), scaled(end), false, "time");
        RoutingDimension time = model.getMutableDimension("time");
        for (int node = 0; node < 2 * problem.size(); node++) {
            long latest = (long) Math.floor(SCALE * Math.min(end, problem.latest(node)));
            time.cumulVar(index.nodeToIndex(node))
                    .setRange(Math.max(0, (long) Math.ceil(SCALE * problem.earliest(node))), latest);
        }
        for (int v = 0; v < problem.fleet(); v++) {
            time.setSpanUpperBoundForVehicle(scaled(problem.vehicle(v).maxDuration()), v);
        }
        return time;
    }

    private static void rooms(Problem problem, RoutingIndexManager index, RoutingModel model) {
        for (int m = 0; m < problem.measures(); m++) {
            int measure = m;
            int load = model.registerUnaryTransitCallback(at -> {
                int node = index.indexToNode(at);
                int n = problem.size();
                if (node >= 2 * n) {
                    return 0;
                }
                return node < n ? problem.load(node, measure) : -problem.load(node - n, measure);
            });
            long[] room = new long[problem.fleet()];
            for (int v = 0; v < room.length; v++) {
                room[v] = problem.rooms(v)[0][m];
            }
            model.addDimensionWithVehicleCapacity(load, 0, room, true, "room" + m);
        }
    }

    private static void pairs(Problem problem, RoutingIndexManager index, RoutingModel model, RoutingDimension time) {
        Solver solver = model.solver();
        for (int i = 0; i < problem.size(); i++) {
            long pickup = index.nodeToIndex(i);
            long dropOff = index.nodeToIndex(i + problem.size());
            model.addPickupAndDelivery(pickup, dropOff);
            model.addDisjunction(new long[] {pickup}, LEFT_OUT);
            model.addDisjunction(new long[] {dropOff}, LEFT_OUT);
            solver.addConstraint(solver.makeEquality(model.vehicleVar(pickup), model.vehicleVar(dropOff)));
            solver.addConstraint(solver.makeLessOrEqual(time.cumulVar(pickup), time.cumulVar(dropOff)));
            long longest = scaled(problem.service(i) + problem.maxRide(i));
            solver.addConstraint(solver.makeLessOrEqual(
                    solver.makeDifference(time.cumulVar(dropOff), time.cumulVar(pickup)), longest));
            time.setPickupToDeliveryLimitFunctionForPair((from, to) -> longest, i);
            model.addVariableMinimizedByFinalizer(time.cumulVar(dropOff));
        }
        for (int i = 0; i < problem.size(); i++) {
            model.addVariableMaximizedByFinalizer(time.cumulVar(index.nodeToIndex(i)));
        }
    }

    private static List<int[]> orders(
            Problem problem, RoutingIndexManager index, RoutingModel model, Assignment found) {
        List<int[]> orders = new ArrayList<>();
        for (int v = 0; v < problem.fleet(); v++) {
            List<Integer> nodes = new ArrayList<>();
            long at = found.value(model.nextVar(model.start(v)));
            while (!model.isEnd(at)) {
                nodes.add(index.indexToNode(at));
                at = found.value(model.nextVar(at));
            }
            orders.add(nodes.stream().mapToInt(Integer::intValue).toArray());
        }
        return orders;
    }

    private static long scaled(double value) {
        return (long) Math.floor(SCALE * value);
    }
}
