package de.medicalhub.portal.referral.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.referral.entity.RequestView;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Puts referral Tasks into words (F1, F2, F6); pure. */
public final class RequestMapper {
    /** States in which the deadline still says something. */
    private static final Set<String> COUNTING = Set.of("open", "confirm", "late");

    /** Also of an awarded one whose case has ended: the server shows nothing of it any more, and the case cannot be opened. */
    private static final String ENDED = "ended";

    private final Texts texts;
    private final Clock clock;

    public RequestMapper(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** What finds all that still run, whenever they were written last (F6). */
    public static List<String> openQueries(String services) {
        return List.of(
                referrals(services) + "&status=draft,requested,received,accepted,ready,in-progress,on-hold&_count=200");
    }

    /** What finds those that have ended, the last one first. */
    public static String endedQuery(String services, int most) {
        return referrals(services) + "&status=rejected,cancelled,failed,completed&_sort=-_lastUpdated&_count=" + most;
    }

    private static String referrals(String services) {
        return "Task?owner=" + services + "&code="
                + Stream.concat(Stream.of(Tasks.REFERRAL), CaseNeeds.ARRANGED.stream())
                        .map(code -> HubCodes.TASK_CODE + "|" + code)
                        .collect(Collectors.joining(","));
    }

    /** All requests, open ones first, the next deadline on top (F6). */
    public List<RequestView> list(Resources found) {
        return found.all(Task.class).stream()
                .filter(task -> Tasks.is(task, Tasks.REFERRAL) || support(task).isPresent())
                .map(task -> view(task, found))
                .sorted(Comparator.comparing((RequestView view) -> !view.isOpen())
                        .thenComparing(view -> !view.isAwarded())
                        .thenComparing(RequestView::sortKey))
                .toList();
    }

    public RequestView view(Task task, Resources found) {
        String name = found.find(Patient.class, task.getFor())
                .map(patient -> Resources.nameOf(patient.getName()))
                .orElse("");
        Instant planned = Tasks.time(task, "planned-discharge").orElse(Instant.MAX);
        String level = Tasks.text(task, "care-level");
        String careLevel = level.isEmpty() ? "" : texts.say(Phrase.code("care-level", level));
        String area = Tasks.text(task, "postcode-area");
        String day = planned.equals(Instant.MAX) ? "" : texts.times().moment(planned);
        String support = support(task)
                .map(kind -> texts.say(Phrase.code("support", kind)))
                .orElse("");
        boolean awarded = Tasks.isAwarded(task) && !(name + careLevel + area + support).isEmpty();
        String state = Tasks.isAwarded(task) && !awarded ? ENDED : state(task);
        return new RequestView(
                task.getIdElement().getIdPart(),
                state,
                texts.say(Phrase.code("request.state", state)),
                awarded && !name.isEmpty() ? name : label(task, support, careLevel, area, day),
                texts.codes("need", Tasks.texts(task, "need")),
                careLevel,
                area,
                day,
                due(task)
                        .filter(by -> COUNTING.contains(state))
                        .map(texts.times()::due)
                        .orElse(""),
                found.nameOf(task.getRequester()),
                reason(task),
                support,
                awarded ? Objects.requireNonNullElse(task.getGroupIdentifier().getValue(), "") : "",
                state.equals("open") || state.equals("confirm") ? due(task).orElse(planned) : planned);
    }

    private static Optional<Instant> due(Task task) {
        return Tasks.confirmBy(task).or(() -> Tasks.deadline(task));
    }

    /** Once a request has ended elsewhere, the server shows nothing of it but that, and when it was asked. */
    private String label(Task task, String support, String careLevel, String area, String day) {
        if (!support.isEmpty() && !day.isEmpty()) {
            return texts.say(Phrase.of("request.label.support", support, day));
        }
        String asked =
                task.hasAuthoredOn() ? texts.times().moment(task.getAuthoredOn().toInstant()) : "";
        return careLevel.isEmpty() && area.isEmpty()
                ? texts.say(Phrase.of("request.label.ended", asked))
                : texts.say(Phrase.of("request.label", careLevel, area, day));
    }

    /** Short-term care, aids or aftercare: the kind, if that is what is asked for (F10). */
    private static Optional<String> support(Task task) {
        return CaseNeeds.ARRANGED.stream().filter(kind -> Tasks.is(task, kind)).findFirst();
    }

    private String state(Task task) {
        if (support(task).isPresent() && Tasks.isOpen(task)) {
            return "open"; // It can be answered until it has ended, whatever the date.
        }
        if (Tasks.isAwarded(task)) {
            return Tasks.confirmBy(task).isPresent() ? "confirm" : "awarded";
        }
        if (Tasks.businessStatus(task)
                .filter(HubCodes.AWARDED_ELSEWHERE::equals)
                .isPresent()) {
            return "elsewhere";
        }
        if (Tasks.isOpen(task)) {
            boolean late = Tasks.deadline(task)
                    .filter(deadline -> deadline.isBefore(clock.instant()))
                    .isPresent();
            return late ? "late" : Tasks.isAskedAgain(task) ? "confirm" : "open";
        }
        if (task.getStatus() == TaskStatus.ACCEPTED) {
            return "accepted";
        }
        if (Tasks.businessStatus(task).filter(HubCodes.WITHDRAWN::equals).isPresent()) {
            return "withdrawn";
        }
        return task.getStatus() == TaskStatus.REJECTED ? "rejected" : ENDED;
    }

    private String reason(Task task) {
        return Tasks.code(task.getStatusReason(), HubCodes.DECLINE_REASON)
                .map(code -> Phrase.code("decline", code))
                .or(() -> Tasks.code(task.getStatusReason(), HubCodes.WITHDRAW_REASON)
                        .map(code -> Phrase.code("withdraw", code)))
                .map(texts::say)
                .orElse("");
    }
}
