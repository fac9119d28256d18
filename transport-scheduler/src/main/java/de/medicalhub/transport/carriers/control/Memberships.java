package de.medicalhub.transport.carriers.control;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What the directory said, kept for a few seconds, because every request asks (rule 2). */
public final class Memberships {
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private final Directory directory;
    private final LongSupplier nanos;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Set<String> organisations, long since) {}

    /**
     * @param nanos a clock that only goes forward, such as {@link System#nanoTime()}; the hub's may be moved
     */
    public Memberships(Directory directory, LongSupplier nanos) {
        this.directory = directory;
        this.nanos = nanos;
    }

    /** References to the organisations of the person. */
    public Set<String> of(String practitioner, String token) {
        long now = nanos.getAsLong();
        known.values().removeIf(entry -> now - entry.since() >= KEPT_NANOS);
        Known entry = known.get(practitioner);
        if (entry == null) {
            entry = new Known(Set.copyOf(directory.organisationsOf(practitioner, token)), now);
            known.put(practitioner, entry);
        }
        return entry.organisations();
    }
}
