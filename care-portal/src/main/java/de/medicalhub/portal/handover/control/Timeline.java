package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.handover.entity.Phase;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Weaves the strands of a case into one timeline (H1, H2); pure. */
public final class Timeline {
    private Timeline() {}

    /**
     * @param now what separates past from future
     */
    public static List<TimelineEntry> of(Case found, Instant now) {
        return Stream.of(
                        CaseStrand.of(found),
                        DocumentStrand.of(found),
                        NeedStrand.of(found),
                        ReferralStrand.of(found, now),
                        RideStrand.of(found),
                        MedicineStrand.of(found),
                        ConsultationStrand.of(found, now))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(TimelineEntry::phase)
                        .thenComparing(entry -> entry.at().orElse(undated(entry)))
                        .thenComparing(TimelineEntry::strand))
                .toList();
    }

    /** What waits without a time waits for somebody who acts now, so it comes first; what has no time yet comes last. */
    private static Instant undated(TimelineEntry entry) {
        return entry.phase() == Phase.NOW ? Instant.MIN : Instant.MAX;
    }
}
