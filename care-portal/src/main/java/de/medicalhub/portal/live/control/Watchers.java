package de.medicalhub.portal.live.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who watches which case; one per node, because a browser is connected to one node. */
@ApplicationScoped
public class Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    /** What every worklist watches. */
    public static final String ANY_CASE = "*";

    private final ConcurrentHashMap<String, Set<Watcher>> byCase = new ConcurrentHashMap<>();

    /** Wakes one browser. */
    public interface Watcher {
        /** Says that something changed; must not block. */
        void wake();
    }

    /** From now on the watcher is woken by this case. */
    public void add(String caseId, Watcher watcher) {
        byCase.computeIfAbsent(caseId, unused -> ConcurrentHashMap.newKeySet()).add(watcher);
    }

    public void remove(String caseId, Watcher watcher) {
        byCase.computeIfPresent(caseId, (unused, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }

    /** Something changed in that case. */
    public void changed(String caseId) {
        byCase.getOrDefault(caseId, Set.of()).forEach(Watchers::wake);
        byCase.getOrDefault(ANY_CASE, Set.of()).forEach(Watchers::wake);
    }

    /** Something may have been missed (L4). */
    public void missedSomething() {
        byCase.values().forEach(watchers -> watchers.forEach(Watchers::wake));
    }

    /** How many cases somebody watches. */
    int watchedCases() {
        return byCase.size();
    }

    private static void wake(Watcher watcher) {
        try {
            watcher.wake();
        } catch (RuntimeException fault) {
            LOG.warn("A browser could not be woken ({})", fault.getClass().getName());
        }
    }
}
