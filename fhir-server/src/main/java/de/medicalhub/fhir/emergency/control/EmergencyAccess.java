package de.medicalhub.fhir.emergency.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Opens an emergency access and ends it (rules 1 to 8 of the feature). */
@Component
public class EmergencyAccess {
    private static final int MOST_AT_ONCE = 5;

    private final EmergencyRecords records;
    private final EmergencySettings settings;
    private final Clock clock;

    @Autowired
    EmergencyAccess(EmergencyRecords records, Clock clock) {
        this(records, EmergencySettings.fromConfig(), clock);
    }

    EmergencyAccess(EmergencyRecords records, EmergencySettings settings, Clock clock) {
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param mayRead whether the caller may read the patient already
     * @return until when it lasts
     * @throws Refusal if it is not needed, or there is no such patient
     */
    public Instant open(EmergencyRequest request, Parameters parameters, Predicate<Patient> mayRead) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> reason = reader.codeOf("reason", true, HubCodes.EMERGENCY_REASON);
        Optional<String> explanation = reader.requiredText("explanation");
        int minutes = reader.number("minutes", settings.longestInMinutes()).orElse(settings.longestInMinutes());
        reader.requireNoFaults();
        Instant now = clock.instant();
        List<Task> open = openNow(request.person(), now);
        if (open.size() >= MOST_AT_ONCE) {
            throw new Refusal(ProblemKind.RULE, "too-many-emergencies");
        }
        Patient patient = records.findPatient(request.patient()).orElseThrow(Refusal::notFound);
        if (mayRead.test(patient)) {
            throw new Refusal(ProblemKind.CONFLICT, "may-read-already");
        }
        Instant until = now.plus(Duration.ofMinutes(minutes));
        Task task = task(request, reason.orElseThrow(), explanation.orElseThrow(), now, until);
        store(task, new EmergencyNotice(records).write(request, task));
        return until;
    }

    /**
     * @throws Refusal if the person has none open for this patient
     */
    public void end(EmergencyRequest request) {
        Instant now = clock.instant();
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        openNow(request.person(), now).stream()
                .filter(task -> request.patient().equals(task.getFor().getReference()))
                .forEach(task -> {
                    task.getRestriction().getPeriod().setEnd(Date.from(now));
                    task.setStatus(Task.TaskStatus.COMPLETED).setLastModified(Date.from(now));
                    String reference = "Task/" + task.getIdElement().getIdPart();
                    bundle.addEntry()
                            .setFullUrl(reference)
                            .setResource(task)
                            .getRequest()
                            .setMethod(Bundle.HTTPVerb.PUT)
                            .setUrl(reference);
                });
        if (bundle.getEntry().isEmpty()) {
            throw new Refusal(ProblemKind.NOT_FOUND, "no-emergency");
        }
        records.store(bundle);
    }

    private List<Task> openNow(String person, Instant now) {
        return records.opened(person).stream()
                .filter(task -> task.getRestriction().getPeriod().hasEnd())
                .filter(task ->
                        now.isBefore(task.getRestriction().getPeriod().getEnd().toInstant()))
                .toList();
    }

    private static Task task(EmergencyRequest request, String reason, String explanation, Instant now, Instant until) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.INPROGRESS).setIntent(Task.TaskIntent.ORDER);
        task.setCode(OwnCodes.shipped().concept(HubCodes.TASK_CODE, HubCodes.TASK_EMERGENCY));
        task.setReasonCode(OwnCodes.shipped().concept(HubCodes.EMERGENCY_REASON, reason));
        task.addNote().setText(explanation).setTime(Date.from(now)).setAuthor(new Reference(request.person()));
        task.setFor(new Reference(request.patient()));
        task.setRequester(new Reference(request.person())).setOwner(new Reference(request.person()));
        task.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        task.getRestriction().getPeriod().setStart(Date.from(now)).setEnd(Date.from(until));
        return task;
    }

    private void store(Task task, Communication notice) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        String name = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(name)
                .setResource(task)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Task");
        bundle.addEntry()
                .setResource(notice.addAbout(new Reference(name)))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Communication");
        records.store(bundle);
    }
}
