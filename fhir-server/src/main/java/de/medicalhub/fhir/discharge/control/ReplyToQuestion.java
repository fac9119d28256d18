package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The hospital answers a question of the anonymous phase, to who asked or to all who are asked (rule 15). */
@Component
public class ReplyToQuestion {
    private static final String TEXT = "text";

    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    ReplyToQuestion(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    private record Reply(String question, String text, boolean toAll) {}

    /**
     * @param reference {@code Task/…} in which the question stands
     * @throws Refusal with every fault, also with what would tell who the patient is; then nothing was told
     */
    public void reply(String reference, Parameters parameters, Actor actor) {
        operation.find(reference, HubCodes.TASK_REFERRAL, Task::getRequester, actor);
        ParameterReader reader = new ParameterReader(parameters);
        String question = reader.requiredText("question").orElse("");
        String text = reader.requiredText(TEXT).orElse("");
        boolean toAll = reader.bool("to-all", false).orElse(false);
        if (text.length() > AskQuestion.LONGEST) {
            reader.fault(TEXT, "question-too-long");
        }
        reader.requireNoFaults();
        operation.store(() -> write(reference, new Reply(question, text, toAll), actor));
    }

    private CaseBundle write(String reference, Reply reply, Actor actor) {
        Task task = operation.find(reference, HubCodes.TASK_REFERRAL, Task::getRequester, actor);
        AskQuestion.requireOpen(task);
        Task.ParameterComponent question =
                Questions.find(task, Questions.QUESTION, reply.question()).orElseThrow(Refusal::notFound);
        if (Questions.find(task, Questions.REPLY, reply.question()).isPresent()) {
            throw new Refusal(ProblemKind.CONFLICT, "replied-already");
        }
        refuseWhatReveals(task, Questions.text(question), reply);
        Instant now = clock.instant();
        CaseBundle bundle = new CaseBundle();
        Questions.add(task, Questions.REPLY, reply.question(), reply.text(), now);
        bundle.replace(task.setLastModified(Date.from(now)));
        if (reply.toAll()) {
            records.referralsFor(References.local(task.getFocus())).stream()
                    .filter(other -> !other.getIdElement()
                            .getIdPart()
                            .equals(task.getIdElement().getIdPart()))
                    .filter(other -> !Referrals.hasEnded(other))
                    .forEach(other -> {
                        String id = Questions.PASSED_ON + reply.question();
                        Questions.add(other, Questions.QUESTION, id, Questions.text(question), now);
                        Questions.add(other, Questions.REPLY, id, reply.text(), now);
                        bundle.replace(other.setLastModified(Date.from(now)));
                    });
        }
        return bundle;
    }

    /** What goes to services that did not ask includes the question; so that is looked through as well. */
    private void refuseWhatReveals(Task task, String question, Reply reply) {
        Patient patient =
                records.find(Patient.class, References.local(task.getFor())).orElseThrow(Refusal::notFound);
        List<Fault> faults = new ArrayList<>(Disclosure.of(TEXT, reply.text(), patient));
        if (reply.toAll()) {
            faults.addAll(Disclosure.of("question", question, patient));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, faults);
        }
    }
}
