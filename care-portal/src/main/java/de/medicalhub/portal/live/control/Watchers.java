package de.medicalhub.portal.live.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who watches which case, and whose worklists are open; one per node, because a browser is connected to one node. */
@ApplicationScoped
public class Watchers {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final ConcurrentHashMap<String, Set<Watcher>> byCase = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<Watcher>> byParty = new ConcurrentHashMap<>();

    /** Wakes one browser. */
    public interface Watcher {
        /** Says that something changed; must not block. */
        void wake();
    }

    /** From now on the watcher is woken by this case. */
    public void add(String caseId, Watcher watcher) {
        add(byCase, caseId, watcher);
    }

    public void remove(String caseId, Watcher watcher) {
        remove(byCase, caseId, watcher);
    }

    /**
     * From now on the watcher is woken by each case that concerns one of these (L6).
     *
     * @param parties such as {@code Organization/a} or {@code Patient/1}
     */
    public void addFor(Collection<String> parties, Watcher watcher) {
        parties.forEach(party -> add(byParty, party, watcher));
    }

    public void removeFor(Collection<String> parties, Watcher watcher) {
        parties.forEach(party -> remove(byParty, party, watcher));
    }

    private static void add(ConcurrentHashMap<String, Set<Watcher>> watched, String what, Watcher watcher) {
        watched.computeIfAbsent(what, unused -> ConcurrentHashMap.newKeySet()).add(watcher);
    }

    private static void remove(ConcurrentHashMap<String, Set<Watcher>> watched, String what, Watcher watcher) {
        watched.computeIfPresent(what, (unused, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }

    /** Something changed in that case: whoever watches it is woken. */
    public void changed(String caseId) {
        byCase.getOrDefault(caseId, Set.of()).forEach(Watchers::wake);
    }

    /** Something changed that concerns these: each of their lists is woken, once. */
    public void changedFor(Collection<String> parties) {
        Set<Watcher> concerned = new LinkedHashSet<>();
        parties.forEach(party -> concerned.addAll(byParty.getOrDefault(party, Set.of())));
        concerned.forEach(Watchers::wake);
    }

    /** Whether any worklist is open. */
    public boolean isSomebodyWaiting() {
        return !byParty.isEmpty();
    }

    /** Something may have been missed (L4). */
    public void missedSomething() {
        byCase.values().forEach(watchers -> watchers.forEach(Watchers::wake));
        changedFor(Set.copyOf(byParty.keySet()));
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
