package de.medicalhub.portal.patient.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.BeforeMove;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.patient.entity.CourseEntry;
import de.medicalhub.portal.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;

/** Consent, discharge, nursing and other support, documents, as a patient is told of them (P6). */
final class CourseOfCare {
    private static final String DISCHARGE = "discharge";
    private static final String SUPPORT = "support";

    private CourseOfCare() {}

    static List<CourseEntry> of(Case found, Instant now) {
        List<CourseEntry> entries = new ArrayList<>();
        consents(found).forEach(entries::add);
        discharge(found, now).forEach(entries::add);
        nursing(found).forEach(entries::add);
        CaseNeeds.ARRANGED.stream()
                .flatMap(kind -> found.tasks(kind).stream()
                        .filter(task -> !Tasks.isAgainst(task))
                        .map(task -> arranged(found, kind, task)))
                .forEach(entries::add);
        CaseNeeds.KINDS.stream().flatMap(kind -> against(found, kind)).forEach(entries::add);
        documents(found).forEach(entries::add);
        return entries;
    }

    private static Stream<CourseEntry> consents(Case found) {
        Stream<CourseEntry> signed = found.consents().stream()
                .filter(Consent::hasDateTime)
                .limit(1)
                .map(consent -> CourseEntry.past(
                        "consent", consent.getDateTime().toInstant(), Phrase.of("my-plan.consent.signed")));
        Stream<CourseEntry> withdrawn = found.consents().stream()
                .filter(consent -> consent.getStatus() != Consent.ConsentState.ACTIVE)
                .flatMap(consent -> found.endOf(consent).stream())
                .map(record -> CourseEntry.past("consent", recorded(record), Phrase.of("my-plan.consent.withdrawn")));
        return Stream.concat(signed, withdrawn);
    }

    private static Stream<CourseEntry> discharge(Case found, Instant now) {
        Stream<CourseEntry> moves = found.moves().stream().map(CourseOfCare::moved);
        if (found.hasEnded()) {
            Instant end = found.plan()
                    .map(plan -> plan.getPeriod().getEnd())
                    .map(Date::toInstant)
                    .orElse(Instant.EPOCH);
            return Stream.concat(moves, Stream.of(CourseEntry.past(DISCHARGE, end, Phrase.of("my-plan.ended"))));
        }
        return Stream.concat(
                moves,
                found.plannedDischarge().stream()
                        .map(at -> at.isAfter(now)
                                ? CourseEntry.ahead(DISCHARGE, Optional.of(at), Phrase.of("my-plan.discharge.ahead"))
                                : CourseEntry.past(DISCHARGE, at, Phrase.of("my-plan.discharge.past"))));
    }

    private static CourseEntry moved(Provenance record) {
        boolean dated = record.getExtensionByUrl(HubCodes.PLANNED_END) != null
                && record.getExtensionByUrl(HubCodes.PLANNED_END).getValue() instanceof DateTimeType;
        Phrase sentence = dated
                ? Phrase.of(
                        "my-plan.discharge.moved",
                        ((DateTimeType) record.getExtensionByUrl(HubCodes.PLANNED_END)
                                        .getValue())
                                .getValue()
                                .toInstant())
                : Phrase.of("my-plan.discharge.moved.unknown");
        CourseEntry entry = CourseEntry.past(DISCHARGE, recorded(record), sentence);
        return record.getReason().stream()
                .flatMap(reason -> Tasks.code(reason, HubCodes.RESCHEDULE_REASON).stream())
                .findFirst()
                .map(code -> entry.with(Phrase.of("timeline.reason", Phrase.code("move.reason", code))))
                .orElse(entry);
    }

    /** Who answered no is of no use to whom it is about; who comes is. */
    private static Stream<CourseEntry> nursing(Case found) {
        List<Task> asked = found.referrals();
        if (asked.isEmpty()) {
            return Stream.empty();
        }
        Instant since = asked.stream()
                .filter(Task::hasAuthoredOn)
                .map(task -> task.getAuthoredOn().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        CourseEntry question = CourseEntry.past("nursing", since, Phrase.of("my-plan.nursing.asked", asked.size()));
        Optional<Task> awarded = found.awarded();
        if (awarded.isEmpty()) {
            return found.hasEnded()
                    ? Stream.of(question)
                    : Stream.of(
                            question,
                            CourseEntry.ahead("nursing", Optional.empty(), Phrase.of("my-plan.nursing.open")));
        }
        String name = found.resources().nameOf(awarded.get().getOwner());
        CourseEntry chosen =
                CourseEntry.past("nursing", Tasks.changed(awarded.get()), Phrase.of("my-plan.nursing.chosen", name));
        return Stream.concat(
                Stream.of(question, chosen),
                Tasks.confirmBy(awarded.get()).stream()
                        .map(by -> CourseEntry.ahead(
                                "nursing", Optional.of(by), Phrase.of("my-plan.nursing.confirm", name))));
    }

    private static CourseEntry arranged(Case found, String kind, Task task) {
        Phrase name = Phrase.code(SUPPORT, kind);
        return switch (task.getStatus()) {
            case COMPLETED -> CourseEntry.past(SUPPORT, Tasks.changed(task), Phrase.of("my-plan.support.done", name));
            case REJECTED, CANCELLED, FAILED ->
                CourseEntry.past(SUPPORT, Tasks.changed(task), Phrase.of("my-plan.support.stopped", name));
            default ->
                CourseEntry.ahead(
                        SUPPORT,
                        Tasks.deadline(task),
                        Phrase.of(
                                "my-plan.support.ahead", name, found.resources().nameOf(task.getOwner())));
        };
    }

    private static Stream<CourseEntry> against(Case found, String kind) {
        return CaseNeeds.last(found, kind).stream()
                .filter(record -> !CaseNeeds.answer(record).equals("needed"))
                .map(record -> CourseEntry.past(
                        SUPPORT,
                        recorded(record),
                        Phrase.of("my-plan.support." + CaseNeeds.answer(record), Phrase.code(SUPPORT, kind))));
    }

    private static Stream<CourseEntry> documents(Case found) {
        Stream<CourseEntry> letter =
                found.letter().stream().filter(Composition::hasDate).map(one -> letter(found, one));
        Stream<CourseEntry> received = found.receipts().stream()
                .map(receipt -> CourseEntry.past(
                        "documents",
                        receipt.getSent().toInstant(),
                        Phrase.of(
                                "my-plan.letter.received",
                                Objects.requireNonNullElse(found.resources().nameOf(receipt.getSender()), ""))));
        return Stream.concat(letter, received);
    }

    private static CourseEntry letter(Case found, Composition one) {
        CourseEntry entry = CourseEntry.past(
                "documents",
                one.getDate().toInstant(),
                Phrase.of(
                        one.getStatus() == Composition.CompositionStatus.FINAL
                                ? "my-plan.letter.final"
                                : "my-plan.letter.preliminary"));
        return BeforeMove.of(found, one)
                .map(older -> entry.with(Phrase.of("my-plan.letter.before-move", older.planned())))
                .orElse(entry);
    }

    private static Instant recorded(Provenance record) {
        return record.hasRecorded() ? record.getRecorded().toInstant() : Instant.EPOCH;
    }
}
