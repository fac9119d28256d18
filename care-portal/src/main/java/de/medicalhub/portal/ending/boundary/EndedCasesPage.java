package de.medicalhub.portal.ending.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.ending.entity.EndedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Cases that are over and of which nobody here has taken note (E5); for practice, nursing service and pharmacy. */
@Named("endedCases")
@RequestScoped
public class EndedCasesPage {
    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    private @Nullable List<EndedCase> rows;

    public List<EndedCase> getRows() {
        List<EndedCase> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    private List<EndedCase> read() {
        String own = user.organisations().stream().map(Organisation::reference).collect(Collectors.joining(","));
        if (own.isEmpty()) {
            return List.of();
        }
        Resources found = records.search("Task?owner=" + own + "&status=requested&code=" + HubCodes.TASK_CODE + "|"
                + HubCodes.TASK_CASE_ENDED + "&_include=Task:requester&_sort=-_lastUpdated&_count=50");
        return found.all(Task.class).stream().map(task -> row(found, task)).toList();
    }

    private EndedCase row(Resources found, Task task) {
        String why = Tasks.code(task.getReasonCode(), HubCodes.CLOSE_REASON)
                .map(code -> Phrase.code("close", code))
                .or(() -> Tasks.code(task.getReasonCode(), HubCodes.NEED_DECISION)
                        .map(code -> Phrase.code("need-decision", code)))
                .map(speaker::say)
                .orElse("");
        return new EndedCase(
                task.getIdElement().getIdPart(),
                Tasks.text(task, "patient-name"),
                found.nameOf(task.getRequester()),
                speaker.texts().times().moment(Tasks.changed(task)),
                why);
    }

    /** Somebody here has taken note of it. */
    public void acknowledge(String task) {
        records.operate("Task/" + task, "$acknowledge-end", new Parameters())
                .refusal()
                .ifPresent(refusal -> FormFaults.say(
                        "",
                        refusal.issues().stream()
                                .findFirst()
                                .map(Refusal.Issue::sentence)
                                .orElseGet(() -> speaker.say(Phrase.code(
                                        "work.refusal", refusal.kind().name())))));
        rows = null;
    }
}
