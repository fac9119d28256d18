package de.medicalhub.fhir.subscription.control;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls subscribers, again after a while if one does not answer, and gives up in the end (rule 7). A call says only that
 * something has changed, so one that waits stands for all that come meanwhile.
 */
@Component
public class HookCalls {
    /** How long after a failure it is called again; a restart of the subscriber falls well within. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final Logger LOG = LoggerFactory.getLogger(HookCalls.class);

    private final Later later;
    private final Broken broken;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    HookCalls(Later later, Broken broken) {
        this.later = later;
        this.broken = broken;
    }

    /** Calls at once, on this thread, unless a call of this Subscription waits for its next attempt anyway. */
    public void call(String subscription, Call call) {
        if (!waiting.contains(subscription)) {
            attempt(subscription, call, 0);
        }
    }

    private void attempt(String subscription, Call call, int failures) {
        waiting.remove(subscription);
        switch (call.make()) {
            case GONE -> giveUp(subscription, "The subscriber answers that it is gone for good (410).");
            case FAILED -> callAgain(subscription, call, failures);
            case DONE -> {
                if (failures > 0) {
                    LOG.info("Subscription {} is reached again", subscription);
                }
            }
        }
    }

    private void callAgain(String subscription, Call call, int failures) {
        if (failures == PAUSES.size()) {
            giveUp(subscription, "The subscriber did not answer " + (failures + 1) + " calls.");
        } else if (waiting.add(subscription)) {
            LOG.warn("Subscription {} is not reached; called again in {}", subscription, PAUSES.get(failures));
            later.run(PAUSES.get(failures), () -> attempt(subscription, call, failures + 1));
        }
    }

    private void giveUp(String subscription, String why) {
        LOG.warn("Subscription {} is switched off: {}", subscription, why);
        broken.mark(subscription, why);
    }

    /** One call of a subscriber. */
    @FunctionalInterface
    public interface Call {
        /** Makes the call; also {@link Outcome#DONE} when nobody is subscribed any more. */
        Outcome make();
    }

    /** How a call ended. */
    public enum Outcome {
        DONE,
        FAILED,
        GONE
    }

    /** Runs something after a while. */
    @FunctionalInterface
    public interface Later {
        void run(Duration pause, Runnable work);
    }

    /** Switches Subscriptions off. */
    @FunctionalInterface
    public interface Broken {
        /** Puts it in status {@code error}, with the reason for its owner; nothing if it is gone or off already. */
        void mark(String subscription, String why);
    }
}
