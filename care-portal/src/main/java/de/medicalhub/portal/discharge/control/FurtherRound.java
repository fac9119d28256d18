package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Whom a further round can ask, and until when (D8); pure. */
public final class FurtherRound {
    private final Case found;
    private final Clock clock;

    public FurtherRound(Case found, Clock clock) {
        this.found = found;
        this.clock = clock;
    }

    /** Whether the case still waits for somebody to nurse, and the patient still agrees that somebody is asked. */
    public static boolean isPossible(Case found) {
        return !found.hasEnded()
                && found.awarded().isEmpty()
                && !found.referrals().isEmpty()
                && CaseNeeds.nursingWithdrawn(found).isEmpty();
    }

    /** With the usual deadline: in four office hours, but before a discharge that is still to come. */
    public DischargeDraft fresh() {
        LocalDateTime now = berlin(clock.instant());
        DischargeDraft draft = new DischargeDraft();
        found.plannedDischarge().map(FurtherRound::berlin).filter(now::isBefore).ifPresent(draft::setPlanned);
        draft.setDeadline(WorkingHours.deadline(now, draft.getPlanned()));
        return draft;
    }

    /** Not who has still to answer or has promised; who has refused says so. */
    public List<Choice> choices(List<Choice> services, Texts texts) {
        return services.stream()
                .filter(service -> asked(service).noneMatch(FurtherRound::stands))
                .map(service -> asked(service).anyMatch(task -> task.getStatus() == TaskStatus.REJECTED)
                        ? new Choice(service.value(), texts.say(Phrase.of("further.declined", service.label())))
                        : service)
                .toList();
    }

    /** Those who were never asked in this case; whoever has declined is asked again by choice only. */
    public List<Choice> unasked(List<Choice> services) {
        return services.stream()
                .filter(service -> asked(service).findAny().isEmpty())
                .toList();
    }

    /** Where the patient goes, as the ride knows it; home where nobody drives; null if it is unknown. */
    public static @Nullable Address destination(Case found) {
        return found.task(Tasks.RIDE).stream()
                .flatMap(ride -> Tasks.values(ride, "drop-off").stream())
                .filter(Address.class::isInstance)
                .map(Address.class::cast)
                .findFirst()
                .or(() -> found.patient().filter(Patient::hasAddress).map(Patient::getAddressFirstRep))
                .orElse(null);
    }

    private Stream<Task> asked(Choice service) {
        Predicate<Task> same = task -> Objects.equals(task.getOwner().getReference(), service.value());
        return found.tasks(Tasks.REFERRAL).stream().filter(same);
    }

    private static boolean stands(Task task) {
        return Tasks.isOpen(task) || task.getStatus() == TaskStatus.ACCEPTED;
    }

    private static LocalDateTime berlin(Instant at) {
        return LocalDateTime.ofInstant(at, HubClock.berlin()).withSecond(0).withNano(0);
    }
}
