package de.medicalhub.portal.emergency.boundary;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.emergency.entity.OpenAccess;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Outcome;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.settings.PortalSettings;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Opens a record in an emergency and ends that (E1, E2); for practices and hospitals, enforced by the server. */
@Named("emergency")
@RequestScoped
public class EmergencyPage {
    private static final Map<String, String> FIELD_OF_PARAMETER =
            Map.of("card-number", "card", "reason", "reason", "explanation", "explanation", "minutes", "minutes");

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private PortalSettings settings;

    private @Nullable List<OpenAccess> open;
    private @Nullable String card;
    private @Nullable String reason;
    private @Nullable String explanation;
    private int minutes = 60;

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            if (!user.is(Role.GP) && !user.is(Role.DISCHARGE_MANAGER)) {
                throw new HubException(ProblemKind.NOT_FOUND, "For practices and hospitals only.");
            }
        });
    }

    /** Whether a data-protection officer is told as well. */
    public boolean isOfficerNamed() {
        return settings.namesOfficers();
    }

    /** What is open now, the one that ends last first. */
    public List<OpenAccess> getOpen() {
        List<OpenAccess> known = open;
        if (known == null) {
            known = read();
            open = known;
        }
        return known;
    }

    private List<OpenAccess> read() {
        Resources found = records.search("Task?owner=" + user.claims().fhirUser() + "&code=" + HubCodes.TASK_CODE + "|"
                + HubCodes.TASK_EMERGENCY + "&status=in-progress&_include=Task:patient&_sort=-_lastUpdated&_count=50");
        List<OpenAccess> rows = new ArrayList<>();
        for (Task task : found.all(Task.class)) {
            Date end = task.getRestriction().getPeriod().getEnd();
            found.find(Patient.class, task.getFor())
                    .map(Patient::getName)
                    .map(Resources::nameOf)
                    .ifPresent(name -> rows.add(new OpenAccess(
                            task.getFor().getReferenceElement().getIdPart(), name, speaker.moment(end.toInstant()))));
        }
        return rows;
    }

    /** Opens it; then the record is shown. */
    public String submit() {
        Parameters wish = new Parameters();
        add(wish, "card-number", card);
        if (reason != null && !reason.isBlank()) {
            wish.addParameter("reason", new CodeType(reason));
        }
        add(wish, "explanation", explanation);
        wish.addParameter("minutes", new IntegerType(minutes));
        Outcome outcome = records.operateOn("Patient", "$emergency-access", wish);
        if (outcome.refusal().isPresent()) {
            explain(outcome.refusal().get(), true);
            return "";
        }
        List<String> patients = outcome.answer().stream()
                .flatMap(answer -> answer.getParameter().stream())
                .filter(parameter -> "patient".equals(parameter.getName()))
                .map(parameter -> (Reference) parameter.getValue())
                .map(reference -> reference.getReferenceElement().getIdPart())
                .toList();
        return patients.size() == 1
                ? "/emergency-record?faces-redirect=true&patient=" + patients.get(0)
                : "/emergency?faces-redirect=true"; // The list of what is open shows them all.
    }

    /** Ends one before its time. */
    public void end(String patient) {
        records.operate("Patient/" + patient, "$end-emergency-access", new Parameters())
                .refusal()
                .ifPresent(refusal -> explain(refusal, false));
        open = null;
    }

    private static void add(Parameters wish, String name, @Nullable String typed) {
        if (typed != null && !typed.isBlank()) {
            wish.addParameter(name, new StringType(typed.strip()));
        }
    }

    /**
     * @param byCard whether "not there" means that no record bears the number
     */
    private void explain(Refusal refusal, boolean byCard) {
        if (byCard && refusal.kind() == ProblemKind.NOT_FOUND) {
            FormFaults.say("card", speaker.key("emergency.fault.nobody"));
            return;
        }
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue ->
                        FormFaults.say(FIELD_OF_PARAMETER.getOrDefault(issue.parameter(), ""), issue.sentence()));
    }

    public @Nullable String getCard() {
        return card;
    }

    public void setCard(@Nullable String card) {
        this.card = card;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public @Nullable String getExplanation() {
        return explanation;
    }

    public void setExplanation(@Nullable String explanation) {
        this.explanation = explanation;
    }

    public int getMinutes() {
        return minutes;
    }

    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }
}
