package de.medicalhub.portal.handover.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.Strand;
import de.medicalhub.portal.handover.entity.TimelineEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;

/** Decisions about what the patient needs, and what is arranged beyond nursing, ride and medicine (H14). */
final class NeedStrand {
    private static final Map<String, Strand> STRANDS = Map.of(
            CaseNeeds.NURSING, Strand.REFERRAL,
            CaseNeeds.TRANSPORT, Strand.RIDE,
            CaseNeeds.MEDICATION, Strand.MEDICINE,
            CaseNeeds.APPOINTMENTS, Strand.CONSULTATION);

    private NeedStrand() {}

    static List<TimelineEntry> of(Case found) {
        return Stream.concat(
                        CaseNeeds.decisions(found).stream().map(NeedStrand::decided),
                        CaseNeeds.ARRANGED.stream()
                                .flatMap(kind -> found.tasks(kind).stream()
                                        .filter(task -> !Tasks.isAgainst(task))
                                        .map(task -> arranged(found, kind, task))))
                .toList();
    }

    private static TimelineEntry decided(Provenance record) {
        String kind = CaseNeeds.kind(record);
        String answer = CaseNeeds.answer(record);
        TimelineEntry entry = TimelineEntry.past(
                        STRANDS.getOrDefault(kind, Strand.SUPPORT),
                        answer,
                        record.hasRecorded() ? record.getRecorded().toInstant() : Instant.EPOCH,
                        Phrase.of("timeline.need." + answer, Phrase.code("support", kind)))
                .toned("plain")
                .keyed(record.getIdElement().getIdPart());
        String words = record.getReasonFirstRep().getText();
        return words == null ? entry : entry.with(Phrase.of("timeline.case.words", words));
    }

    private static TimelineEntry arranged(Case found, String kind, Task task) {
        boolean self = found.organisation("hospital")
                .filter(hospital -> hospital.equals(task.getOwner().getReference()))
                .isPresent();
        String who = found.resources().nameOf(task.getOwner());
        String family = "timeline.support." + (self ? "self." : "asked.");
        Phrase name = Phrase.code("support", kind);
        TimelineEntry entry = switch (task.getStatus()) {
            case COMPLETED -> past(task, "arranged", Phrase.of("timeline.support.done", name));
            case REJECTED, CANCELLED, FAILED ->
                past(task, "stopped", Phrase.of("timeline.support.stopped", name))
                        .toned("late");
            case ACCEPTED ->
                TimelineEntry.future(
                                Strand.SUPPORT,
                                "accepted",
                                Tasks.deadline(task),
                                Phrase.of(family + "accepted", name, who))
                        .offering("conclude-" + kind);
            default ->
                TimelineEntry.now(
                                Strand.SUPPORT,
                                "requested",
                                Tasks.deadline(task),
                                Phrase.of(family + "requested", name, who))
                        .offering("conclude-" + kind);
        };
        TimelineEntry keyed = entry.keyed(kind + "-" + task.getIdElement().getIdPart());
        return task.getNote().stream()
                .map(note -> Phrase.of("timeline.case.words", note.getText()))
                .reduce(keyed, TimelineEntry::with, (first, second) -> second);
    }

    private static TimelineEntry past(Task task, String state, Phrase title) {
        return TimelineEntry.past(Strand.SUPPORT, state, Tasks.changed(task), title);
    }
}
