package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Provenance;

/** The end of the case as a whole. */
final class CaseStrand {
    private CaseStrand() {}

    static List<TimelineEntry> of(Case found) {
        return found.hasEnded()
                ? found.plan().map(plan -> ended(found, plan)).stream().toList()
                : List.of();
    }

    private static TimelineEntry ended(Case found, CarePlan plan) {
        Instant at = Optional.ofNullable(plan.getPeriod().getEnd())
                .map(Date::toInstant)
                .orElse(Instant.EPOCH);
        TimelineEntry entry = TimelineEntry.past(Strand.CASE, "ended", at, Phrase.of("timeline.case.ended"));
        List<CodeableConcept> why = found.ending().map(Provenance::getReason).orElse(List.of());
        for (CodeableConcept reason : why) {
            entry = Tasks.code(reason, HubCodes.CLOSE_REASON)
                    .map(code -> Phrase.of("timeline.reason", Phrase.code("close", code)))
                    .map(entry::with)
                    .orElse(entry);
            entry = reason.hasText() ? entry.with(Phrase.of("timeline.case.words", reason.getText())) : entry;
        }
        return entry;
    }
}
