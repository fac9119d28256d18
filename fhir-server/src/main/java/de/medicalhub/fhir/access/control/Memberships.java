package de.medicalhub.fhir.access.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * For which organisations a caller acts. Kept for a few seconds, because every request asks; forgotten at once when a
 * PractitionerRole is written on this node, so the seconds matter only for other nodes.
 */
@Component
public class Memberships {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final CareRecords records;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Memberships(CareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** As {@code Organization/…}; empty for patients and services. A hospital's system acts for one, and is nobody else. */
    public Set<String> of(Caller caller) {
        String person = caller.fhirUser();
        if (caller.has(Role.HOSPITAL_SYSTEM)) {
            return person.startsWith("Organization/") ? Set.of(person) : Set.of();
        }
        if (!person.startsWith("Practitioner/") || caller.has(Role.PATIENT) || caller.isService()) {
            return Set.of();
        }
        Instant now = clock.instant();
        Known entry = known.get(person);
        if (entry == null || !now.isBefore(entry.until())) {
            entry = new Known(records.organisationsOf(person), now.plus(KEPT));
            known.put(person, entry);
        }
        return entry.organisations();
    }

    /** A PractitionerRole has changed. */
    public void forget() {
        known.clear();
    }

    private record Known(Set<String> organisations, Instant until) {}
}
