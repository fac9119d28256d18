package de.medicalhub.portal.tasks.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.tasks.CareTask;
import de.medicalhub.portal.tasks.CareTasks;
import de.medicalhub.portal.tasks.control.TaskDraft;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** One task with what was said about it; for both of its sides, enforced by the server. */
@Named("careTask")
@RequestScoped
public class TaskPage {
    @Inject
    private CaseReader cases;

    @Inject
    private Names names;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String id = "";
    private @Nullable String note;
    private @Nullable CareTask task;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        id = Objects.requireNonNullElse(request.getParameter("task"), "");
    }

    /** Reads it, or says that there is none. */
    public String open() {
        return Problems.open(this::getTask);
    }

    public CareTask getTask() {
        CareTask known = task;
        if (known == null) {
            known = read();
            task = known;
        }
        return known;
    }

    private CareTask read() {
        if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
            throw unknown();
        }
        return records.searchAll(List.of("Task?_id=" + id)).all(Task.class).stream()
                .flatMap(found -> CaseAccess.parse(found.getGroupIdentifier().getValue()).stream())
                .flatMap(caseId -> cases.find(caseId).stream())
                .flatMap(one -> new CareTasks(speaker.texts(), clock, user::worksFor)
                        .of(one, names.of(CareTasks.named(List.of(one)))).stream())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(TaskPage::unknown);
    }

    /**
     * Takes a step (A3).
     *
     * @param step acknowledge, complete, decline, take-back or note
     */
    public void step(String step) {
        Parameters parameters = new Parameters().addParameter("step", new CodeType(step));
        String words = note;
        if (words != null && !words.isBlank()) {
            parameters.addParameter("note", new StringType(words));
        }
        records.operate("Task/" + id, "$step", parameters).refusal().ifPresentOrElse(this::explain, () -> note = null);
        task = null;
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue -> FormFaults.say(
                        TaskDraft.FIELD_OF_PARAMETER.getOrDefault(issue.parameter(), ""), issue.sentence()));
    }

    private static HubException unknown() {
        return new HubException(ProblemKind.NOT_FOUND, "No such task, or not involved.");
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
