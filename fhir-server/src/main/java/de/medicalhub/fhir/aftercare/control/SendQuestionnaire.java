package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** One side of the care team asks the patient to fill in a questionnaire (rule 9 of the feature). */
@Component
public class SendQuestionnaire {
    private final AftercareRecords records;
    private final Clock clock;

    SendQuestionnaire(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param plan {@code CarePlan/…} of the case
     * @return the new {@code Task/…}
     * @throws Refusal with every fault; then nothing was written
     */
    public String send(String plan, Parameters parameters, Actor actor) {
        RunningCase running = RunningCase.of(records, plan, actor);
        Instant now = clock.instant();
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> canonical = reader.value("questionnaire", CanonicalType.class)
                .map(CanonicalType::getValue)
                .filter(url -> !url.isBlank())
                .map(AskedQuestionnaire::plain);
        Optional<Instant> due = reader.instant("due", false);
        if (canonical.isEmpty()) {
            reader.fault("questionnaire", "required");
        }
        Optional<Questionnaire> found = canonical.flatMap(records::questionnaire);
        if (canonical.isPresent() && found.isEmpty()) {
            reader.fault("questionnaire", "unknown-questionnaire");
        }
        if (due.filter(now::isAfter).isPresent()) {
            reader.fault("due", "past");
        }
        reader.requireNoFaults();
        boolean waits = records.openQuestionnairesOf(running.patient()).stream()
                .anyMatch(task -> AskedQuestionnaire.canonical(task).equals(canonical));
        if (waits) {
            throw new Refusal(ProblemKind.CONFLICT, "questionnaire-waits");
        }
        Changes changes = new Changes();
        changes.add(task(running, canonical.orElseThrow(), due, actor, now)
                .setDescription(found.orElseThrow().getTitle()));
        return changes.storeIn(records).get(0);
    }

    private static Task task(RunningCase running, String canonical, Optional<Instant> due, Actor actor, Instant now) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
        task.setPriority(Task.TaskPriority.ROUTINE);
        task.setCode(OwnCodes.shipped()
                .concept(HubCodes.TASK_CODE, HubCodes.TASK_QUESTIONNAIRE)
                .addCoding(new Coding(HubCodes.SDC_TASK, HubCodes.SDC_COMPLETE, null)));
        task.setGroupIdentifier(running.identifier());
        task.setFocus(running.planReference()).setFor(running.patientReference());
        task.setRequester(new Reference(running.own(actor).orElseThrow()));
        task.setOwner(running.patientReference());
        task.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        due.ifPresent(until -> task.getRestriction().getPeriod().setEnd(Date.from(until)));
        task.addInput()
                .setType(new CodeableConcept(new Coding(HubCodes.SDC_TASK, AskedQuestionnaire.QUESTIONNAIRE, null)))
                .setValue(new CanonicalType(canonical));
        task.addInput()
                .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, "requested-by"))
                .setValue(new Reference(actor.person()));
        return task;
    }
}
