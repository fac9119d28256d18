package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.util.List;
import org.hl7.fhir.r4.model.Task;

/** The ride home. */
final class RideStrand {
    private RideStrand() {}

    static List<TimelineEntry> of(Case found) {
        return found.task(Tasks.RIDE).filter(leg -> !Tasks.isAgainst(leg)).map(RideStrand::entry).stream()
                .toList();
    }

    private static TimelineEntry entry(Task leg) {
        TimelineEntry entry = new Leg(Strand.RIDE, "ride", leg).entry();
        String posture = Tasks.text(leg, "posture");
        return posture.isEmpty()
                ? entry
                : entry.with(Phrase.of("timeline.ride.posture", Phrase.code("posture", posture)));
    }
}
