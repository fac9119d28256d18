package de.medicalhub.portal.live.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes the lists of those whom a change concerns (L6); changes that come close together are asked for together. */
@ApplicationScoped
public class WorklistWakes {
    private static final Logger LOG = LoggerFactory.getLogger(WorklistWakes.class);
    private static final int TOGETHER = 50;

    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private final Watchers watchers;
    private final Concerns concerns;
    private boolean silent;

    /** For CDI's proxy. */
    protected WorklistWakes() {
        this(new Watchers(), cases -> Set.of());
    }

    @Inject
    public WorklistWakes(Watchers watchers, Concerns concerns) {
        this.watchers = watchers;
        this.concerns = concerns;
    }

    /** Something changed in that case. */
    public void changed(String caseId) {
        if (watchers.isSomebodyWaiting()) {
            changed.add(caseId);
        }
    }

    /**
     * Waits for a change, at most so long, and wakes whom it concerns.
     *
     * @return whether all went well; what could not be asked for is asked for again in the next round
     */
    public boolean round(Duration most) throws InterruptedException {
        String first = changed.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return true;
        }
        Set<String> cases = new LinkedHashSet<>();
        cases.add(first);
        changed.drainTo(cases, TOGETHER - 1);
        try {
            watchers.changedFor(concerns.of(cases));
            silent = false;
            return true;
        } catch (RuntimeException fault) {
            if (!silent) {
                LOG.warn(
                        "Whom a change concerns is not answered at the moment ({})",
                        fault.getClass().getName());
            }
            silent = true;
            changed.addAll(cases);
            return false;
        }
    }
}
