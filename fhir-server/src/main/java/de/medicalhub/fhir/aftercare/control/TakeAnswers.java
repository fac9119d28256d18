package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** A completed answer ends the Task that asked for it (rule 9 of the feature). */
@Component
public class TakeAnswers {
    private final AftercareRecords records;
    private final Clock clock;

    TakeAnswers(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** Within the transaction that stores the answer. */
    public void take(QuestionnaireResponse answer) {
        boolean completed = answer.getStatus() == QuestionnaireResponseStatus.COMPLETED
                || answer.getStatus() == QuestionnaireResponseStatus.AMENDED;
        String patient = LocalReference.of(answer.getSubject());
        if (!completed || patient.isEmpty() || !answer.hasQuestionnaire()) {
            return;
        }
        String canonical = AskedQuestionnaire.plain(answer.getQuestionnaire());
        List<Task> asked = records.openQuestionnairesOf(patient).stream()
                .filter(task -> AskedQuestionnaire.canonical(task)
                        .filter(canonical::equals)
                        .isPresent())
                .filter(task -> !answer.hasAuthored()
                        || !task.hasAuthoredOn()
                        || !answer.getAuthored()
                                .toInstant()
                                .isBefore(task.getAuthoredOn().toInstant()))
                .toList();
        asked.forEach(task -> {
            task.setStatus(Task.TaskStatus.COMPLETED).setLastModified(Date.from(clock.instant()));
            Optional.of(LocalReference.of(answer))
                    .filter(reference -> !reference.isEmpty())
                    .ifPresent(reference -> task.addOutput()
                            .setType(new CodeableConcept(new Coding(HubCodes.SDC_TASK, "questionnaire-response", null)))
                            .setValue(new Reference(reference)));
            records.write(task);
        });
    }
}
