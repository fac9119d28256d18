package de.medicalhub.transport.planning.bench;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import de.medicalhub.transport.planning.bench.TimefoldDay.Stop;
import de.medicalhub.transport.planning.bench.TimefoldDay.Van;
import de.medicalhub.transport.planning.entity.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Timefold with its stock construction and moves for list variables, on one thread, stopped when its time is used up. */
final class TimefoldEngine implements Engine {
    private static final int LOOK_MILLISECONDS = 20;

    @Override
    public String name() {
        return "timefold";
    }

    @Override
    public Optional<Tours> solve(Instance instance, double cpuSeconds, long seed) {
        double from = Engine.cpuSeconds();
        Problem problem = Problems.of(instance);
        SolverConfig config = new SolverConfig()
                .withSolutionClass(TimefoldDay.class)
                .withEntityClasses(Van.class)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withIncrementalScoreCalculatorClass(TimefoldScore.class))
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(seed);
        Solver<TimefoldDay> solver = SolverFactory.<TimefoldDay>create(config).buildSolver();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try {
            watch.scheduleAtFixedRate(
                    () -> {
                        if (threads.getThreadCpuTime(self) / 1e9 - from > cpuSeconds) {
                            solver.terminateEarly();
                        }
                    },
                    0,
                    LOOK_MILLISECONDS,
                    TimeUnit.MILLISECONDS);
            return timed(problem, solver.solve(new TimefoldDay(problem)));
        } finally {
            watch.shutdownNow();
        }
    }

    private static Optional<Tours> timed(Problem problem, TimefoldDay day) {
        List<int[]> orders = day.getVans().stream()
                .map(van -> van.getVisits().stream().mapToInt(Stop::getNode).toArray())
                .toList();
        boolean arePaired = orders.stream().allMatch(order -> TimefoldEngine.isPaired(order, problem.size()));
        return arePaired ? Problems.timed(problem, orders) : Optional.empty();
    }

    private static boolean isPaired(int[] order, int size) {
        Set<Integer> aboard = new HashSet<>();
        for (int node : order) {
            if (node < size ? !aboard.add(node) : !aboard.remove(node - size)) {
                return false;
            }
        }
        return aboard.isEmpty();
    }
}
