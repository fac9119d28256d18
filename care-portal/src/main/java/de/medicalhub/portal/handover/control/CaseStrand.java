package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Provenance;

/** The case as a whole: its moves to another date, and its end. */
final class CaseStrand {
    private CaseStrand() {}

    static List<TimelineEntry> of(Case found) {
        List<TimelineEntry> entries = new ArrayList<>();
        found.moves().forEach(record -> entries.add(moved(record)));
        if (found.hasEnded()) {
            found.plan().ifPresent(plan -> entries.add(ended(found, plan)));
        }
        return entries;
    }

    /** The discharge moved to another date. */
    private static TimelineEntry moved(Provenance record) {
        Phrase title = record.getExtensionByUrl(HubCodes.PLANNED_END) != null
                        && record.getExtensionByUrl(HubCodes.PLANNED_END).getValue() instanceof DateTimeType date
                ? Phrase.of("timeline.case.moved", date.getValue().toInstant())
                : Phrase.of("timeline.case.moved.unknown");
        TimelineEntry entry = TimelineEntry.past(
                        Strand.CASE, "moved", record.getRecorded().toInstant(), title)
                .keyed(record.getIdElement().getIdPart())
                .toned("plain");
        for (CodeableConcept reason : record.getReason()) {
            entry = Tasks.code(reason, HubCodes.RESCHEDULE_REASON)
                    .map(code -> Phrase.of("timeline.reason", Phrase.code("move.reason", code)))
                    .map(entry::with)
                    .orElse(entry);
            entry = reason.hasText() ? entry.with(Phrase.of("timeline.case.words", reason.getText())) : entry;
        }
        return entry;
    }

    private static TimelineEntry ended(Case found, CarePlan plan) {
        Instant at = Optional.ofNullable(plan.getPeriod().getEnd())
                .map(Date::toInstant)
                .orElse(Instant.EPOCH);
        TimelineEntry entry = TimelineEntry.past(Strand.CASE, "ended", at, Phrase.of("timeline.case.ended"))
                .toned(found.isCalledOff() ? "plain" : "done");
        List<CodeableConcept> why = found.ending().map(Provenance::getReason).orElse(List.of());
        for (CodeableConcept reason : why) {
            entry = Tasks.code(reason, HubCodes.CLOSE_REASON)
                    .map(code -> Phrase.of("timeline.reason", Phrase.code("close", code)))
                    .map(entry::with)
                    .orElse(entry);
            entry = reason.hasText() ? entry.with(Phrase.of("timeline.case.words", reason.getText())) : entry;
        }
        TimelineEntry whole = entry;
        return found.ending()
                .flatMap(Case::destination)
                .map(house -> found.resources().nameOf(house))
                .filter(name -> !name.isEmpty())
                .map(name -> whole.with(Phrase.of("timeline.case.house", name)))
                .orElse(whole);
    }
}
