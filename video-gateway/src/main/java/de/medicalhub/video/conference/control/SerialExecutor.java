package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one task after the other, in the order given, on the threads of whatever executor is the right one at that moment (rule 2). */
final class SerialExecutor implements Executor {
    private static final Logger PLAIN = LoggerFactory.getLogger(SerialExecutor.class);
    private static final IncidentLog LOG = new IncidentLog(PLAIN);

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
            begin();
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
            begin();
        }
    }

    /** Where the threads have ended, the node or its client of the media server ends too: nothing is left to be done. */
    private void begin() {
        try {
            threads.get().execute(this::drain);
        } catch (RejectedExecutionException e) {
            PLAIN.debug("The threads have ended; what waited is dropped", e);
            tasks.clear();
            running = false;
        }
    }
}
