package de.medicalhub.fhir.emergency.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Opens an emergency access and ends it (rules 1 to 8 of the feature). */
@Component
public class EmergencyAccess {
    private static final Logger LOG = LoggerFactory.getLogger(EmergencyAccess.class);
    private static final int MOST_AT_ONCE = 5;

    private final EmergencyRecords records;
    private final EmergencySettings settings;
    private final Clock clock;

    @Autowired
    EmergencyAccess(EmergencyRecords records, Clock clock) {
        this(records, EmergencySettings.fromConfig(), clock);
    }

    EmergencyAccess(EmergencyRecords records, EmergencySettings settings, Clock clock) {
        if (settings.officers().isEmpty()) {
            LOG.warn("medhub.emergency.officers is not set: no data-protection officer is told of emergency accesses");
        }
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the record of the request's patient.
     *
     * @param mayRead whether the caller may read the patient already
     * @return until when it lasts
     * @throws Refusal if it is not needed, or there is no such patient
     */
    public Instant open(EmergencyRequest request, Parameters parameters, Predicate<Patient> mayRead) {
        ParameterReader reader = new ParameterReader(parameters);
        EmergencyWish wish = EmergencyWish.read(reader, settings);
        reader.requireNoFaults();
        return open(
                        request,
                        wish,
                        records.findPatient(request.patient()).stream().toList(),
                        mayRead)
                .until();
    }

    /**
     * Opens the records of the person whose health card is at hand: nobody may be there who knows their ids. Where several bear
     * the number, all are opened that the caller may not read yet: which of them is the right one cannot be asked.
     *
     * @param request its patient does not count
     * @throws Refusal if it is not needed, or no record bears that number
     */
    public Opened openByCard(EmergencyRequest request, Parameters parameters, Predicate<Patient> mayRead) {
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> number = EmergencyWish.readCard(reader);
        EmergencyWish wish = EmergencyWish.read(reader, settings);
        reader.requireNoFaults();
        return open(request, wish, number.map(records::listByCard).orElse(List.of()), mayRead);
    }

    private Opened open(EmergencyRequest asked, EmergencyWish wish, List<Patient> found, Predicate<Patient> mayRead) {
        Instant now = clock.instant();
        if (openNow(asked.person(), now).size() >= MOST_AT_ONCE) {
            throw new Refusal(ProblemKind.RULE, "too-many-emergencies");
        }
        if (found.isEmpty()) {
            throw Refusal.notFound();
        }
        List<Patient> closed = found.stream().filter(mayRead.negate()).toList();
        if (closed.isEmpty()) {
            throw new Refusal(ProblemKind.CONFLICT, "may-read-already");
        }
        Instant until = now.plus(wish.lasting());
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        List<String> opened = new ArrayList<>();
        for (Patient patient : closed) {
            EmergencyRequest request =
                    asked.about("Patient/" + patient.getIdElement().getIdPart());
            Task task = task(request, wish, now, until);
            add(bundle, task, notices(request, task));
            opened.add(request.patient());
        }
        records.store(bundle);
        return new Opened(opened, until);
    }

    private List<Communication> notices(EmergencyRequest request, Task task) {
        EmergencyNotice notice = new EmergencyNotice(records);
        List<Communication> notices = new ArrayList<>(List.of(notice.toPatient(request, task)));
        if (!settings.officers().isEmpty()) {
            notices.add(notice.toOfficers(request, task, settings.officers()));
        }
        return notices;
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

    private static Task task(EmergencyRequest request, EmergencyWish wish, Instant now, Instant until) {
        Task task = new Task();
        task.setStatus(Task.TaskStatus.INPROGRESS).setIntent(Task.TaskIntent.ORDER);
        task.setCode(OwnCodes.shipped().concept(HubCodes.TASK_CODE, HubCodes.TASK_EMERGENCY));
        task.setReasonCode(OwnCodes.shipped().concept(HubCodes.EMERGENCY_REASON, wish.reason()));
        task.addNote().setText(wish.explanation()).setTime(Date.from(now)).setAuthor(new Reference(request.person()));
        task.setFor(new Reference(request.patient()));
        task.setRequester(new Reference(request.person())).setOwner(new Reference(request.person()));
        task.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        task.getRestriction().getPeriod().setStart(Date.from(now)).setEnd(Date.from(until));
        return task;
    }

    private static void add(Bundle bundle, Task task, List<Communication> notices) {
        String name = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(name)
                .setResource(task)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Task");
        notices.forEach(notice -> bundle.addEntry()
                .setResource(notice.addAbout(new Reference(name)))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Communication"));
    }
}
