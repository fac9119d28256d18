package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The hospital, or the organisation that it asks, says how an arranged support stands (rule 19). */
@Component
public class ConcludeSupport {
    private static final String REFUSED = "refused";

    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    ConcludeSupport(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /** What was said. */
    private record Said(String outcome, Optional<String> note) {}

    /**
     * @param reference {@code Task/…} of a support
     * @throws Refusal if it has ended, or is not the caller's
     */
    public void conclude(String reference, Parameters parameters, Actor actor) {
        find(reference, actor);
        ParameterReader reader = new ParameterReader(parameters);
        String outcome = reader.code("outcome", true, Set.of("accepted", "done", REFUSED))
                .orElse("");
        Optional<String> note = outcome.equals(REFUSED) ? reader.requiredText("note") : reader.text("note");
        reader.requireNoFaults();
        operation.store(() -> write(reference, new Said(outcome, note), actor));
    }

    private Task find(String reference, Actor actor) {
        return records.find(Task.class, reference)
                .filter(task -> Supports.kindOf(task).isPresent())
                .filter(task -> actor.actsFor(References.local(task.getRequester()))
                        || actor.actsFor(References.local(task.getOwner())))
                .orElseThrow(Refusal::notFound);
    }

    private CaseBundle write(String reference, Said said, Actor actor) {
        Task task = find(reference, actor);
        if (Referrals.hasEnded(task)) {
            throw new Refusal(ProblemKind.CONFLICT, "not-open");
        }
        Instant now = clock.instant();
        task.setLastModified(Date.from(now));
        task.setStatus(
                switch (said.outcome()) {
                    case "done" -> Task.TaskStatus.COMPLETED;
                    case REFUSED -> Task.TaskStatus.REJECTED;
                    default -> Task.TaskStatus.ACCEPTED;
                });
        said.note().ifPresent(text -> {
            task.addNote(new Annotation()
                    .setAuthor(new Reference(actor.person()))
                    .setTimeElement(new DateTimeType(Date.from(now)))
                    .setText(text));
            if (said.outcome().equals(REFUSED)) {
                task.setStatusReason(new CodeableConcept().setText(text));
            }
        });
        CaseBundle bundle = new CaseBundle();
        bundle.replace(task);
        if (Referrals.hasEnded(task)) {
            records.find(ServiceRequest.class, References.local(task.getFocus()))
                    .ifPresent(request -> bundle.replace(ended(request, said)));
        }
        return bundle;
    }

    private static ServiceRequest ended(ServiceRequest request, Said said) {
        if (said.outcome().equals(REFUSED)) {
            said.note()
                    .ifPresent(text -> request.addExtension(
                            new Extension(CaseEnd.STATUS_REASON, new CodeableConcept().setText(text))));
            return request.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED);
        }
        return request.setStatus(ServiceRequest.ServiceRequestStatus.COMPLETED);
    }
}
