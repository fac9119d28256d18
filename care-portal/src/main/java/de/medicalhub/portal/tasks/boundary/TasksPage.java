package de.medicalhub.portal.tasks.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseLists;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.tasks.CareTask;
import de.medicalhub.portal.tasks.CareTasks;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** The tasks of one case, or of all own cases; for those who treat. */
@Named("careTasks")
@RequestScoped
public class TasksPage {
    @Inject
    private TreatedCase treated;

    @Inject
    private CaseLists cases;

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

    private @Nullable List<CareTask> rows;

    /** Reads the case if the address names one. */
    public String open() {
        return isOfOneCase() ? Problems.open(treated::get) : "";
    }

    public boolean isOfOneCase() {
        return !treated.id().isEmpty();
    }

    public List<CareTask> getRows() {
        List<CareTask> known = rows;
        if (known == null) {
            List<Case> shown = isOfOneCase() ? List.of(treated.get()) : ofOwnHouses();
            known = new CareTasks(speaker.texts(), clock, user::worksFor).of(shown, names.of(CareTasks.named(shown)));
            rows = known;
        }
        return known;
    }

    /** Of the first cases all, of the others what one's own house does or has asked for (C9). */
    private List<Case> ofOwnHouses() {
        List<String> own =
                user.organisations().stream().map(Organisation::reference).toList();
        List<String> queries = new ArrayList<>(CareTasks.openQueries(own));
        queries.addAll(CareTasks.endedQueries(own));
        return cases.open(queries).cases();
    }

    /** How many are not done. */
    public long getOpenCount() {
        return getRows().stream().filter(CareTask::open).count();
    }

    /** Says that the task was seen and will be done (A1). */
    public void acknowledge(String task) {
        records.operate("Task/" + task, "$step", new Parameters().addParameter("step", new CodeType("acknowledge")))
                .refusal()
                .ifPresent(this::explain);
        rows = null;
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "", speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say("", issue.sentence()));
    }

    /** Someone changed something: the page reads it again. */
    public void refresh() {
        rows = null;
    }

    public String getCaseId() {
        return treated.id();
    }

    public String getPatientName() {
        return isOfOneCase() ? treated.get().patientName() : "";
    }
}
