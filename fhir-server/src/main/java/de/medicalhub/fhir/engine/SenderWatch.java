package de.medicalhub.fhir.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Wakes threads that wait for senders who send nothing more: the read of a body has no end of its own. */
final class SenderWatch implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock;

    SenderWatch() {
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "medhub-sender-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /** What may have to wait for a sender. */
    interface Read {
        /** How many bytes came; negative at the end. */
        int take() throws IOException;
    }

    /**
     * Reads on this thread.
     *
     * @param nanos how long it waits at most
     * @throws java.io.InterruptedIOException if nothing came in that time
     */
    int within(long nanos, Read read) throws IOException {
        Wake wake = new Wake(Thread.currentThread());
        ScheduledFuture<?> due = clock.schedule(wake, nanos, TimeUnit.NANOSECONDS);
        try {
            return read.take();
        } finally {
            due.cancel(false);
            wake.end();
        }
    }

    /**
     * Lets a refused sender go, whose body the server would otherwise wait for on this thread.
     *
     * @param nanos how long it waits for what is still to come, so that the sender reads the answer
     * @return false if that was given up
     */
    boolean leave(HttpServletRequest request, long nanos) {
        try {
            within(nanos, () -> {
                request.getInputStream().close();
                return 0;
            });
            return true;
        } catch (IOException nothingCame) {
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Interrupts the thread as long as it reads, and never later. */
    private static final class Wake implements Runnable {
        private final Thread reading;
        private boolean over;
        private boolean woken;

        Wake(Thread reading) {
            this.reading = reading;
        }

        @Override
        public synchronized void run() {
            if (!over) {
                woken = true;
                reading.interrupt();
            }
        }

        synchronized void end() {
            over = true;
            if (woken) {
                Thread.interrupted(); // Of this interruption nothing is left for what the thread does next.
            }
        }
    }
}
