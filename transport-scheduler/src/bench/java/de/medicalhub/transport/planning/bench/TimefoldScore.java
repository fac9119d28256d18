package de.medicalhub.transport.planning.bench;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import de.medicalhub.transport.planning.bench.TimefoldDay.Stop;
import de.medicalhub.transport.planning.bench.TimefoldDay.Van;
import de.medicalhub.transport.planning.entity.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * Judges only the vehicles that changed: by how much each rule is broken (hard), and the way (soft). Times are the earliest,
 * then pickups just in time, so that rides are not longer than they must be.
 */
public final class TimefoldScore implements IncrementalScoreCalculator<TimefoldDay, HardSoftLongScore> {
    private static final double SCALE = 1_000;
    private static final double ONE_PERSON = 60;

    private Problem problem;
    private List<Van> vans;
    private double[] broken = {};
    private double[] way = {};
    private boolean[] isStale = {};

    @Override
    public void resetWorkingSolution(TimefoldDay day) {
        problem = day.problem;
        vans = day.getVans();
        broken = new double[vans.size()];
        way = new double[vans.size()];
        isStale = new boolean[vans.size()];
        Arrays.fill(isStale, true);
    }

    @Override
    public void beforeEntityAdded(Object entity) {
        // Vehicles are neither added nor removed.
    }

    @Override
    public void afterEntityAdded(Object entity) {
        // Vehicles are neither added nor removed.
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        // There are only list variables.
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        // There are only list variables.
    }

    @Override
    public void afterListVariableChanged(Object entity, String variable, int from, int to) {
        isStale[((Van) entity).getNumber()] = true;
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        // Vehicles are neither added nor removed.
    }

    @Override
    public void afterEntityRemoved(Object entity) {
        // Vehicles are neither added nor removed.
    }

    @Override
    public HardSoftLongScore calculateScore() {
        double hard = 0;
        double soft = 0;
        for (int v = 0; v < vans.size(); v++) {
            if (isStale[v]) {
                judge(v, vans.get(v).getVisits());
                isStale[v] = false;
            }
            hard += broken[v];
            soft += way[v];
        }
        return HardSoftLongScore.of(-Math.round(SCALE * hard), -Math.round(SCALE * soft));
    }

    private void judge(int v, List<Stop> visits) {
        int count = visits.size();
        int depot = problem.vehicle(v).start();
        double[] begin = new double[count + 1];
        double clock = problem.vehicle(v).earliest();
        double length = 0;
        double fault = 0;
        int here = depot;
        for (int k = 0; k < count; k++) {
            int node = visits.get(k).getNode();
            double drive = problem.drive(here, node);
            length += drive;
            begin[k] = Math.max(clock + drive, problem.earliest(node));
            fault += Math.max(0, begin[k] - problem.latest(node));
            clock = begin[k] + problem.service(node);
            here = node;
        }
        length += problem.drive(here, depot);
        double home = clock + problem.drive(here, depot);
        fault += Math.max(0, home - problem.vehicle(v).latest());
        for (int k = count - 2; k >= 0; k--) {
            int node = visits.get(k).getNode();
            if (node < problem.size()) {
                int next = visits.get(k + 1).getNode();
                double inTime = begin[k + 1] - problem.drive(node, next) - problem.service(node);
                begin[k] = Math.max(begin[k], Math.min(problem.latest(node), inTime));
            }
        }
        if (count > 0) {
            double leaves = begin[0] - problem.drive(depot, visits.get(0).getNode());
            fault += Math.max(0, home - leaves - problem.vehicle(v).maxDuration());
        }
        way[v] = length;
        broken[v] = fault + rides(v, visits, begin);
    }

    private double rides(int v, List<Stop> visits, double[] begin) {
        double fault = 0;
        int[] aboard = new int[problem.measures()];
        int[] at = new int[problem.size()];
        Arrays.fill(at, -1);
        for (int k = 0; k < visits.size(); k++) {
            int node = visits.get(k).getNode();
            boolean isPickup = node < problem.size();
            int request = isPickup ? node : node - problem.size();
            for (int m = 0; m < aboard.length; m++) {
                aboard[m] += (isPickup ? 1 : -1) * problem.load(request, m);
                fault += ONE_PERSON * Math.max(0, aboard[m] - problem.rooms(v)[0][m]);
            }
            if (isPickup) {
                at[request] = k;
            } else if (at[request] < 0) {
                fault += ONE_PERSON;
            } else {
                double ride = begin[k] - begin[at[request]] - problem.service(request);
                fault += Math.max(0, ride - problem.maxRide(request));
                at[request] = -1;
            }
        }
        for (int position : at) {
            fault += position >= 0 ? ONE_PERSON : 0;
        }
        return fault;
    }
}
