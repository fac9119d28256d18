package de.medicalhub.fhir.subscription.gateway;

import de.medicalhub.fhir.subscription.control.HookCalls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Calls that are made again, on a few threads of their own: one subscriber that hangs holds up nobody else. What waits when the server stops is not called again. */
@Component
class HookSchedule implements HookCalls.Later, DisposableBean {
    static final int AT_ONCE = 6;

    private final ExecutorService worker = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "subscription-again");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void run(Duration pause, Runnable work) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, worker)
                .execute(work);
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
