package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
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
        asked.forEach(task -> history(found, task, entries));
        withdrawn(found).ifPresent(entries::add);
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

    /** What a service said and what became of it, each at its own time: a later step changes nothing of an earlier one. */
    private static void history(Case found, Task task, List<TimelineEntry> entries) {
        String name = found.resources().nameOf(task.getOwner());
        Optional<Instant> promised = Tasks.time(task, "accepted-at");
        promised.or(() -> task.getStatus() == TaskStatus.ACCEPTED ? Optional.of(Tasks.changed(task)) : Optional.empty())
                .ifPresent(at -> entries.add(entry(task, at, "accepted", name)));
        Tasks.time(task, "awarded-at")
                .or(() -> Tasks.isAwarded(task) ? Optional.of(Tasks.changed(task)) : Optional.empty())
                .ifPresent(at -> entries.add(entry(task, at, "awarded", name)));
        if (endedWithTheCase(task)) {
            entries.add(entry(task, Tasks.changed(task), "stopped", name).toned("late"));
        }
        Optional<Instant> answered = Tasks.time(task, "answered");
        if (task.getStatus() == TaskStatus.REJECTED) {
            entries.add(rejected(task, answered.orElseGet(() -> Tasks.changed(task)), name));
        } else {
            answered.filter(at -> promised.filter(at::isAfter).isPresent())
                    .ifPresent(at -> entries.add(entry(task, at, "reconfirmed", name)));
        }
    }

    /** Who was chosen does not come after all, because the case was called off. */
    private static boolean endedWithTheCase(Task task) {
        return Tasks.isAwarded(task)
                && task.getStatus() == TaskStatus.CANCELLED
                && Tasks.code(task.getStatusReason(), HubCodes.CLOSE_REASON).isPresent();
    }

    private static TimelineEntry rejected(Task task, Instant at, String name) {
        TimelineEntry rejected = entry(task, at, "rejected", name).toned("plain");
        return Tasks.code(task.getStatusReason(), HubCodes.DECLINE_REASON)
                .map(code -> rejected.with(Phrase.of("timeline.reason", Phrase.code("decline", code))))
                .orElse(rejected);
    }

    private static TimelineEntry entry(Task task, Instant at, String state, String name) {
        return TimelineEntry.past(Strand.REFERRAL, state, at, Phrase.of("timeline.referral." + state, name))
                .keyed(task.getIdElement().getIdPart());
    }

    /** The patient does not want anybody to be asked any more; then nobody waits for an answer. */
    private static Optional<TimelineEntry> withdrawn(Case found) {
        return CaseNeeds.nursingWithdrawn(found)
                .filter(at -> !found.hasEnded())
                .map(at -> TimelineEntry.past(
                                Strand.REFERRAL, "withdrawn", at, Phrase.of("timeline.referral.withdrawn"))
                        .with(Phrase.of("timeline.referral.withdrawn.help"))
                        .toned("plain"));
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

    private static Optional<TimelineEntry> pending(Case found, List<Task> asked, Instant now) {
        if (asked.isEmpty()
                || found.hasEnded()
                || CaseNeeds.nursingWithdrawn(found).isPresent()) {
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
