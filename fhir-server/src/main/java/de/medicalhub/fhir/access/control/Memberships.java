package de.medicalhub.fhir.access.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.Employments;
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
public class Memberships implements Employments {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final CareRecords.Employment NOBODY = new CareRecords.Employment(Set.of(), Set.of());

    private final CareRecords records;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Memberships(CareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** What ties a caller to patients, for one request. */
    Ties ties(Caller caller) {
        CareRecords.Employment employment = of(caller);
        return new Ties(caller, employment.organisations(), employment.covered(), records);
    }

    /** Empty for patients and services. A hospital's system acts for one organisation, and is nobody else. */
    private CareRecords.Employment of(Caller caller) {
        String person = caller.fhirUser();
        if (caller.has(Role.HOSPITAL_SYSTEM)) {
            return person.startsWith("Organization/") ? new CareRecords.Employment(Set.of(person), Set.of()) : NOBODY;
        }
        if (!person.startsWith("Practitioner/") || caller.has(Role.PATIENT) || caller.isService()) {
            return NOBODY;
        }
        Instant now = clock.instant();
        Known entry = known.get(person);
        if (entry == null || !entry.holdsAt(now)) {
            entry = new Known(records.employmentOf(person), now);
            known.put(person, entry);
        }
        return entry.employment();
    }

    /** A PractitionerRole has changed. */
    public void forget() {
        known.clear();
    }

    @Override
    public void haveChanged() {
        forget();
    }

    private record Known(CareRecords.Employment employment, Instant asked) {
        /** Also not before it was asked: the clock of a test may go back. */
        boolean holdsAt(Instant now) {
            return !now.isBefore(asked) && now.isBefore(asked.plus(KEPT));
        }
    }
}
