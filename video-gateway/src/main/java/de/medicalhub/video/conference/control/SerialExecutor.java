package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.LoggerFactory;

/** Runs one task after the other, in the order given, on threads of another executor (rule 2). */
final class SerialExecutor implements Executor {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(SerialExecutor.class));

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Executor threads;
    private boolean running;

    SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
        if (!running) {
            running = true;
            threads.execute(this::drain);
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.note(ProblemKind.FAULT, "a step of a conference failed", e);
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        Runnable task = tasks.poll();
        running = task != null;
        return task;
    }
}
