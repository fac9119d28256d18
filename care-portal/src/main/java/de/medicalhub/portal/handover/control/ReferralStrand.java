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
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Who is asked to nurse, who answered what, who won. */
final class ReferralStrand {
    private ReferralStrand() {}

    static List<TimelineEntry> of(Case found, Instant now) {
        List<Task> asked = found.tasks(Tasks.REFERRAL);
        List<TimelineEntry> entries = new ArrayList<>();
        if (!asked.isEmpty()) {
            entries.add(TimelineEntry.past(
                    Strand.REFERRAL, "requested", authored(asked), Phrase.of("timeline.referral.asked", asked.size())));
        }
        asked.forEach(task -> answer(found, task).ifPresent(entries::add));
        pending(found, found.referrals(), now).ifPresent(entries::add);
        return entries;
    }

    private static Instant authored(List<Task> asked) {
        return asked.stream()
                .map(task -> Optional.ofNullable(task.getAuthoredOn())
                        .map(Date::toInstant)
                        .orElseGet(() -> Tasks.changed(task)))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Optional<TimelineEntry> answer(Case found, Task task) {
        String name = found.resources().nameOf(task.getOwner());
        String id = task.getIdElement().getIdPart();
        if (Tasks.isAwarded(task)) {
            return Optional.of(entry(task, "awarded", Phrase.of("timeline.referral.awarded", name))
                    .keyed(id));
        }
        if (task.getStatus() == TaskStatus.ACCEPTED) {
            return Optional.of(entry(task, "accepted", Phrase.of("timeline.referral.accepted", name))
                    .keyed(id));
        }
        if (task.getStatus() == TaskStatus.REJECTED) {
            TimelineEntry rejected = entry(task, "rejected", Phrase.of("timeline.referral.rejected", name))
                    .toned("plain")
                    .keyed(id);
            return Optional.of(Tasks.code(task.getStatusReason(), HubCodes.DECLINE_REASON)
                    .map(code -> rejected.with(Phrase.of("timeline.reason", Phrase.code("decline", code))))
                    .orElse(rejected));
        }
        return Optional.empty();
    }

    /** The discharge has moved and the chosen service has not confirmed yet. */
    private static Optional<TimelineEntry> confirming(Case found, Task awarded, Instant now) {
        String name = found.resources().nameOf(awarded.getOwner());
        return Tasks.confirmBy(awarded)
                .map(by -> now.isAfter(by)
                        ? TimelineEntry.now(
                                        Strand.REFERRAL,
                                        "unconfirmed",
                                        Optional.of(by),
                                        Phrase.of("timeline.referral.unconfirmed", name))
                                .with(Phrase.of("timeline.referral.unconfirmed.help"))
                                .offering("take-back")
                                .toned("late")
                        : TimelineEntry.now(
                                        Strand.REFERRAL,
                                        "confirm",
                                        Optional.of(by),
                                        Phrase.of("timeline.referral.confirm", name))
                                .offering("confirm-date")
                                .toned("due"));
    }

    private static TimelineEntry entry(Task task, String state, Phrase title) {
        return TimelineEntry.past(Strand.REFERRAL, state, Tasks.changed(task), title);
    }

    private static Optional<TimelineEntry> pending(Case found, List<Task> asked, Instant now) {
        if (asked.isEmpty() || found.hasEnded()) {
            return Optional.empty();
        }
        if (found.awarded().isPresent()) {
            return found.awarded().flatMap(task -> confirming(found, task, now));
        }
        Optional<Instant> deadline =
                asked.stream().flatMap(task -> Tasks.deadline(task).stream()).min(Instant::compareTo);
        long open =
                asked.stream().filter(task -> Tasks.mayBeAnswered(task, now)).count();
        if (asked.stream().anyMatch(task -> task.getStatus() == TaskStatus.ACCEPTED)) {
            return Optional.of(TimelineEntry.now(
                            Strand.REFERRAL, "answer-needed", Optional.empty(), Phrase.of("timeline.referral.choose"))
                    .offering("award"));
        }
        if (open > 0) {
            return Optional.of(TimelineEntry.now(
                            Strand.REFERRAL, "waiting", deadline, Phrase.of("timeline.referral.waiting", open))
                    .toned("due"));
        }
        return Optional.of(
                TimelineEntry.now(Strand.REFERRAL, "nobody", Optional.empty(), Phrase.of("timeline.referral.nobody"))
                        .with(Phrase.of("timeline.referral.nobody.help"))
                        .offering("ask-again")
                        .toned("late"));
    }
}
