package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Route;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Several searches beside each other, each with its own seed. After each tenth of their steps all go on from the best plan
 * of all, as they all begin with the first one's filled plan: what comes out depends on seed and number of threads, not on which thread was faster.
 */
public final class Searches {
    private static final int EXCHANGES = 10;
    private static final long ASKED_EVERY_MILLIS = 20;

    private final List<Search> searches = new ArrayList<>();
    private BitSet untried = new BitSet();

    /**
     * @param start what is driven so far, one route for each vehicle
     * @param threads at least 1
     */
    public Searches(Problem problem, Route[] start, long seed, int threads) {
        for (int t = 0; t < Math.max(1, threads); t++) {
            searches.add(new Search(problem, start, seed + t));
        }
    }

    /**
     * The best plan after so many steps of each search, or when interrupted; those who can be placed are placed even after
     * no step, unless that is interrupted already.
     */
    public Route[] run(long steps, BooleanSupplier interrupted) {
        Search first = searches.get(0);
        untried = first.fill(interrupted);
        searches.forEach(search -> search.goOnFrom(first));
        if (searches.size() == 1) {
            searches.get(0).run(Budget.steps(steps, interrupted));
        } else {
            runTogether(steps, interrupted);
        }
        return best().best();
    }

    /** Numbers of those for whom the last run did not even look for a place, as it was interrupted. */
    public BitSet untried() {
        return untried;
    }

    private void runTogether(long steps, BooleanSupplier interrupted) {
        ForkJoinPool pool = new ForkJoinPool(searches.size());
        AtomicBoolean stopped = new AtomicBoolean();
        try {
            for (int part = 0; part < EXCHANGES && !interrupted.getAsBoolean(); part++) {
                double from = (double) part / EXCHANGES;
                List<ForkJoinTask<?>> tasks = new ArrayList<>();
                for (Search search : searches) {
                    Budget budget =
                            Budget.steps(steps / EXCHANGES, stopped::get).part(from, 1.0 / EXCHANGES);
                    tasks.add(pool.submit(() -> search.run(budget)));
                }
                tasks.forEach(task -> await(task, interrupted, stopped));
                Search best = best();
                searches.forEach(search -> search.goOnFrom(best));
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Only the caller's thread asks whether to stop: what it asks may belong to its transaction or to no other thread. */
    private static void await(ForkJoinTask<?> task, BooleanSupplier interrupted, AtomicBoolean stopped) {
        while (true) {
            try {
                task.get(ASKED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException goesOn) {
                if (interrupted.getAsBoolean()) {
                    stopped.set(true);
                }
            } catch (InterruptedException | ExecutionException fault) {
                stopped.set(true);
                throw new IllegalStateException("A search ended with a fault", fault);
            }
        }
    }

    private Search best() {
        Search best = searches.get(0);
        for (Search search : searches) {
            best = search.isBetterThan(best) ? search : best;
        }
        return best;
    }
}
