package de.medicalhub.transport.planning.bench;

import de.medicalhub.transport.planning.control.Budget;
import de.medicalhub.transport.planning.control.Search;
import de.medicalhub.transport.planning.entity.Problem;
import de.medicalhub.transport.planning.entity.Route;
import de.medicalhub.transport.planning.entity.RouteMaker;
import java.util.Optional;

/** The hub's planner. */
final class OwnEngine implements Engine {
    private static final int STEPS_BETWEEN_LOOKS = 16;

    @Override
    public String name() {
        return "own";
    }

    @Override
    public Optional<Tours> solve(Instance instance, double cpuSeconds, long seed) {
        double from = Engine.cpuSeconds();
        Problem problem = Problems.of(instance);
        RouteMaker maker = new RouteMaker(problem);
        Route[] start = new Route[problem.fleet()];
        for (int v = 0; v < start.length; v++) {
            start[v] = maker.first(v).orElseThrow();
        }
        Search search = new Search(problem, start, seed);
        search.fill(() -> false);
        search.run(cpu(from, cpuSeconds));
        return search.bestMissing() > 0 ? Optional.empty() : Optional.of(Problems.tours(problem, search.best()));
    }

    private static Budget cpu(double from, double seconds) {
        return new Budget() {
            private int asked;
            private double used;

            @Override
            public double used() {
                if (asked++ % STEPS_BETWEEN_LOOKS == 0) {
                    used = (Engine.cpuSeconds() - from) / seconds;
                }
                return used;
            }
        };
    }
}
