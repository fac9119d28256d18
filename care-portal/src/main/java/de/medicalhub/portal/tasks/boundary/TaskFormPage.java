package de.medicalhub.portal.tasks.boundary;

import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.tasks.control.TaskDraft;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;

/** A new task for another side of the care team; for those who treat in the case, enforced by the server. */
@Named("taskForm")
@RequestScoped
public class TaskFormPage {
    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private TaskDraft draft = new TaskDraft();

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            treated.get();
            draft = TaskDraft.fresh(clock);
            if (treated.otherParts().size() == 1) {
                draft.setTo(treated.otherParts().get(0));
            }
        });
    }

    /** Whom somebody can ask: the other sides, each with its name. */
    public List<SelectItem> getSides() {
        return treated.otherParts().stream()
                .map(part -> new SelectItem(
                        part,
                        speaker.key(
                                "task.side",
                                speaker.key("role." + part),
                                treated.get()
                                        .organisation(part)
                                        .map(reference -> treated.get()
                                                .resources()
                                                .nameOf(new org.hl7.fhir.r4.model.Reference(reference)))
                                        .orElse(""))))
                .toList();
    }

    /** Sends it; then the case's tasks are shown. */
    public String submit() {
        return records.operate(treated.plan(), "$assign-task", draft.toParameters())
                .refusal()
                .map(this::explain)
                .orElse("/tasks?faces-redirect=true&done=task&case=" + treated.id());
    }

    private String explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue -> FormFaults.say(
                        TaskDraft.FIELD_OF_PARAMETER.getOrDefault(issue.parameter(), ""), issue.sentence()));
        return "";
    }

    public String getCaseId() {
        return treated.id();
    }

    public String getPatientName() {
        return treated.get().patientName();
    }

    public TaskDraft getDraft() {
        return draft;
    }
}
