package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Runs one task after the other, in the order given, on the threads of whatever executor is the right one at that moment (rule 2). */
final class SerialExecutor implements Executor {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(SerialExecutor.class));

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Supplier<Executor> threads;
    private boolean running;

    SerialExecutor(Supplier<Executor> threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
        if (!running) {
            running = true;
            threads.get().execute(this::drain);
        }
    }

    private void drain() {
        Runnable task = next();
        if (task == null) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.note(ProblemKind.FAULT, "a step of a conference failed", e);
        }
        goOn();
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        return tasks.poll();
    }

    private synchronized void goOn() {
        running = !tasks.isEmpty();
        if (running) {
            threads.get().execute(this::drain);
        }
    }
}
