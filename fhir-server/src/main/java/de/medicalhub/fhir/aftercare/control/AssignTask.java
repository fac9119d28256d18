package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.aftercare.CareOrder;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** One side of the care team asks another to do something (rules 1 and 2 of the feature). */
@Component
public class AssignTask {
    private final AftercareRecords records;
    private final Clock clock;

    AssignTask(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param plan {@code CarePlan/…} of the case
     * @return the new {@code Task/…}
     * @throws Refusal with every fault; then nothing was written
     */
    public String assign(String plan, Parameters parameters, Actor actor) {
        RunningCase running = RunningCase.of(records, plan, actor);
        Instant now = clock.instant();
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> owner =
                reader.code("to", true, RunningCase.TREATING).flatMap(part -> member(running, part, reader));
        Optional<String> description = reader.requiredText("description");
        Optional<Instant> due = reader.instant("due", true);
        if (due.filter(now::isAfter).isPresent()) {
            reader.fault("due", "past");
        }
        boolean urgent = reader.bool("urgent", false).orElse(false);
        reader.requireNoFaults();
        CareOrder order = new CareOrder(
                running.identifier(),
                LocalReference.of(running.plan()),
                running.patient(),
                running.own(actor).orElseThrow(),
                actor.person(),
                owner.orElseThrow(),
                description.orElseThrow(),
                due.orElseThrow(),
                urgent);
        Task asked = order.toTask(now);
        return waiting(asked).orElseGet(() -> {
            Changes changes = new Changes();
            changes.add(asked);
            return changes.storeIn(records).get(0);
        });
    }

    /** What the same person has asked for already in the same words, and nobody has taken on: a form that was sent twice. */
    private Optional<String> waiting(Task asked) {
        return records.waitingTasksOf(asked.getGroupIdentifier().getValue()).stream()
                .filter(other -> other.getRestriction().getPeriod().hasEnd())
                .filter(other -> other.getDescriptionElement().equalsDeep(asked.getDescriptionElement())
                        && LocalReference.of(other.getOwner()).equals(LocalReference.of(asked.getOwner()))
                        && end(other).equals(end(asked))
                        && by(other).equals(by(asked)))
                .findFirst()
                .map(LocalReference::of);
    }

    private static Instant end(Task task) {
        return task.getRestriction().getPeriod().getEnd().toInstant();
    }

    private static List<String> by(Task task) {
        return task.getInput().stream()
                .map(Task.ParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .map((Reference person) -> LocalReference.of(person))
                .toList();
    }

    private static Optional<String> member(RunningCase running, String part, ParameterReader reader) {
        Optional<String> member = running.member(part);
        if (member.isEmpty()) {
            reader.fault("to", "nobody-in-team");
        }
        return member;
    }
}
