package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Large-neighbourhood search: takes a few requests out, puts them back, and keeps what is better or, the less the later,
 * hardly worse (simulated annealing on the relative cost). Who is on no route is tried each time and weighs the more the
 * longer it was left out. The same seed and steps give the same plan.
 */
public final class Search {
    /** How much worse, as a part of the cost, is kept now and then at the beginning, and at the end. */
    private static final double WARM = 0.005;

    private static final double COLD = 0.00005;

    /** Of a hundred steps so many take out strings, then single ones; the others take out neighbours. */
    private static final int STRINGS = 70;

    private static final int STRINGS_OR_SINGLE = 90;
    private static final int AVERAGE_REMOVED = 10;
    private static final int MOST_SINGLE = 10;

    /** In a large day more single ones are taken out at once: up to this part of all. */
    private static final int PART_SINGLE = 8;

    private static final int MOST_OF_ALL = 40;

    private static final int MOST_NEIGHBOURS = 12;
    private static final int STEPS_PER_REGRET = 20;
    private static final int STEPS_PER_WHOLE_ROUTE = 200;

    private final Problem problem;
    private final SplittableRandom random;
    private final Removal removal;
    private final Repair repair;
    private final int[] leftOut;
    private final int mostSingle;
    private final Draft draft;
    private final Route[] best;
    private double bestCost;
    private long bestMissing;
    private long steps;

    /**
     * @param start one possible route for each vehicle
     * @param seed the same one gives the same plan
     */
    public Search(Problem problem, Route[] start, long seed) {
        this.problem = problem;
        RouteMaker maker = new RouteMaker(problem);
        random = new SplittableRandom(seed);
        removal = new Removal(problem, random);
        repair = new Repair(problem, new PlaceFinder(problem, maker), random);
        leftOut = new int[problem.size()];
        int part = Math.min(MOST_OF_ALL, Math.max(MOST_SINGLE, problem.size() / PART_SINGLE));
        mostSingle = Math.max(1, Math.min(problem.size(), part));
        draft = new Draft(problem, maker, start);
        best = start.clone();
        remember();
    }

    private void remember() {
        System.arraycopy(draft.routes(), 0, best, 0, best.length);
        bestCost = draft.cost();
        bestMissing = missing();
    }

    /**
     * Puts in all that can be put in without moving anyone.
     *
     * @param stop asked before each one, so that whoever listens hears that the search is alive; once true, only a few more
     *     are tried
     * @return numbers of those that were not tried
     */
    public BitSet fill(BooleanSupplier stop) {
        BitSet untried = repair.tightestFirst(draft, stop);
        draft.keep();
        remember();
        return untried;
    }

    /** Improves the plan until the budget is used up. */
    public void run(Budget budget) {
        if (problem.size() == 0) {
            return;
        }
        double used = budget.used();
        while (used < 1) {
            step(Math.pow(COLD / WARM, budget.progress(used)) * WARM);
            used = budget.used();
        }
    }

    private void step(double temperature) {
        steps++;
        double before = draft.cost();
        long weightBefore = weight();
        takeOut();
        if (random.nextInt(STEPS_PER_REGRET) == 0) {
            repair.regret(draft);
        } else {
            repair.greedy(draft, leftOut);
        }
        long weight = weight();
        double limit = before - temperature * before * Math.log(random.nextDouble());
        boolean accepted = weight < weightBefore || (weight == weightBefore && draft.cost() < limit);
        for (int a = 0; a < draft.absentees(); a++) {
            leftOut[draft.absentee(a)]++;
        }
        if (!accepted) {
            draft.takeBack();
            return;
        }
        draft.keep();
        long missing = missing();
        if (missing < bestMissing || (missing == bestMissing && draft.cost() < bestCost - Problem.SAME)) {
            remember();
        }
    }

    /** Who is missing, and how often in vain. */
    private long weight() {
        long sum = 0;
        for (int a = 0; a < draft.absentees(); a++) {
            int request = draft.absentee(a);
            sum += problem.request(request).terms().weight() * (1L + leftOut[request]);
        }
        return sum;
    }

    private long missing() {
        long sum = 0;
        for (int a = 0; a < draft.absentees(); a++) {
            sum += problem.request(draft.absentee(a)).terms().weight();
        }
        return sum;
    }

    private void takeOut() {
        int n = problem.size();
        int seed = random.nextInt(n);
        int dice = random.nextInt(100);
        if (random.nextInt(STEPS_PER_WHOLE_ROUTE) == 0 && draft.vehicleOf(seed) >= 0) {
            removal.route(draft, draft.vehicleOf(seed));
        } else if (dice < STRINGS) {
            removal.strings(draft, seed, AVERAGE_REMOVED);
        } else if (dice < STRINGS_OR_SINGLE) {
            removal.anybody(draft, 1 + random.nextInt(mostSingle));
        } else {
            removal.near(draft, seed, 1 + random.nextInt(Math.min(n, MOST_NEIGHBOURS)));
        }
    }

    boolean isBetterThan(Search other) {
        return bestMissing < other.bestMissing
                || (bestMissing == other.bestMissing && bestCost < other.bestCost - Problem.SAME);
    }

    void goOnFrom(Search other) {
        if (other != this) {
            draft.become(other.best);
            remember();
        }
    }

    /** The best plan so far, one route for each vehicle. */
    public Route[] best() {
        return best.clone();
    }

    /** What it costs. */
    public double bestCost() {
        return bestCost;
    }

    /** The weights of those whom it leaves out, added up; 0 if everyone is served. */
    public long bestMissing() {
        return bestMissing;
    }

    /** How many steps were done. */
    public long steps() {
        return steps;
    }
}
