package de.medicalhub.portal.notification.control;

import de.medicalhub.portal.notification.entity.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The FHIR server, asked with the service account of the notifications (B3). */
public interface NoticeSource {
    /**
     * What was answered.
     *
     * @param until everything written before it is told; by the machine's clock
     */
    record Told(List<Notice> notices, Instant until) {}

    /** What has happened since a moment of the machine's clock. */
    Told since(Instant moment);

    /** Those of the notices with these keys that still hold, as they are now; what is over stays away. */
    List<Notice> holding(Collection<String> keys);

    /** Who works for each of these organisations, or takes this role: {@code Practitioner/…} by its reference. */
    Map<String, Set<String>> membersOf(Collection<String> references);

    /** Names of organisations by reference. */
    Map<String, String> namesOf(Collection<String> organisations);
}
