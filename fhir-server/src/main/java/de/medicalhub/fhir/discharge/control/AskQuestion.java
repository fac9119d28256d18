package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * A nursing service that is asked has a question before it answers (rule 15). The text is not compared with the patient's
 * data: a refusal would answer guesses.
 */
@Component
public class AskQuestion {
    static final int LONGEST = 500;
    private static final int MOST = 10;
    private static final String TEXT = "text";

    private final TaskOperation operation;
    private final Clock clock;

    AskQuestion(CaseRecords records, Clock clock) {
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code Task/…}
     * @throws Refusal with every fault; then nothing was asked
     */
    public void ask(String reference, Parameters parameters, Actor actor) {
        operation.find(reference, HubCodes.TASK_REFERRAL, Task::getOwner, actor);
        ParameterReader reader = new ParameterReader(parameters);
        String text = reader.requiredText(TEXT).orElse("");
        if (text.length() > LONGEST) {
            reader.fault(TEXT, "question-too-long");
        }
        Disclosure.patterns(TEXT, text).forEach(reader::fault);
        reader.requireNoFaults();
        operation.store(() -> write(reference, text, actor));
    }

    private CaseBundle write(String reference, String text, Actor actor) {
        Task task = operation.find(reference, HubCodes.TASK_REFERRAL, Task::getOwner, actor);
        requireOpen(task);
        if (Questions.all(task, Questions.QUESTION).size() >= MOST) {
            throw new Refusal(ProblemKind.RULE, "too-many-questions");
        }
        Questions.add(task, Questions.QUESTION, UUID.randomUUID().toString().substring(0, 8), text, clock.instant());
        CaseBundle bundle = new CaseBundle();
        bundle.replace(task.setLastModified(Date.from(clock.instant())));
        return bundle;
    }

    /** Once somebody is chosen or the request has ended, people talk about the patient, not in riddles. */
    static void requireOpen(Task task) {
        if (Referrals.hasEnded(task) || Referrals.isAwarded(task)) {
            throw new Refusal(ProblemKind.CONFLICT, "request-closed");
        }
    }
}
