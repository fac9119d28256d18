package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.jpa.subscription.async.AsyncResourceModifiedSubmitterSvc;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionRegistry;
import de.medicalhub.common.problem.SilentTrace;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Works off the queue of what somebody subscribes to as soon as it is committed. */
@Component
public class PromptDelivery implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PromptDelivery.class);
    private static final String SUBSCRIPTION = "Subscription";

    private final AsyncResourceModifiedSubmitterSvc queue;
    private final SubscriptionRegistry subscriptions;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "subscription-delivery");
        thread.setDaemon(true);
        return thread;
    });

    PromptDelivery(AsyncResourceModifiedSubmitterSvc queue, SubscriptionRegistry subscriptions) {
        this.queue = queue;
        this.subscriptions = subscriptions;
    }

    /** Whether a change of such a resource may concern anybody; if not, it needs no place in the queue. */
    public boolean isSubscribed(String type) {
        return type.equals(SUBSCRIPTION)
                || subscriptions.getAll().stream()
                        .map(subscription -> subscription.getCriteria())
                        .anyMatch(criteria -> criteria == null
                                || criteria.getApplicableResourceTypes() == null
                                || criteria.getApplicableResourceTypes().contains(type));
    }

    /** Something is queued in the running transaction; once for each of them is enough. */
    public void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
        } else if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, true);
            TransactionSynchronizationManager.registerSynchronization(new Wake());
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }

    /** Writes that come while a round runs are found by one more. */
    private void wake() {
        if (!waiting.getAndSet(true)) {
            worker.execute(this::deliver);
        }
    }

    private void deliver() {
        waiting.set(false);
        try {
            queue.runDeliveryPass();
        } catch (RuntimeException e) { // What is queued stays queued; the next round finds it.
            LOG.warn("The delivery to subscribers pauses: {}", SilentTrace.of(e));
        }
    }

    private final class Wake implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PromptDelivery.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PromptDelivery.this, true);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(PromptDelivery.this);
            if (status == STATUS_COMMITTED) {
                wake();
            }
        }
    }
}
