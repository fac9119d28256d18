package de.medicalhub.portal.questions.boundary;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.TreatedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.questions.Questions;
import de.medicalhub.portal.questions.control.Asked;
import de.medicalhub.portal.questions.control.SentRows;
import de.medicalhub.portal.questions.entity.SentRow;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Questionnaires for the patient of a case (Q6); for those who treat in it, enforced by the server. */
@Named("sentQuestions")
@RequestScoped
public class SentQuestionsPage {
    /** Meant for patients: {@code useContext} user = patient. */
    private static final String FOR_PATIENTS =
            "Questionnaire?status=active&context=http://terminology.hl7.org/CodeSystem/v3-RoleClass|PAT&_count=50";

    private static final int DAYS = 7;

    @Inject
    private TreatedCase treated;

    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable String chosen;
    private @Nullable LocalDate due;
    private @Nullable Resources read;

    /** Before the page is shown. */
    public String open() {
        return Problems.open(() -> {
            treated.get();
            due = LocalDate.ofInstant(clock.instant(), HubClock.berlin()).plusDays(DAYS);
        });
    }

    private Resources read() {
        Resources known = read;
        if (known == null) {
            List<Task> sent = SentRows.tasks(treated.get());
            List<String> queries = new ArrayList<>(List.of(FOR_PATIENTS));
            byAll(
                            "Questionnaire?url=",
                            sent.stream().map(Asked::canonical).distinct().toList())
                    .ifPresent(queries::add);
            byAll(
                            "QuestionnaireResponse?_id=",
                            sent.stream()
                                    .flatMap(task -> SentRows.answer(task).stream())
                                    .map(reference -> reference.substring(reference.indexOf('/') + 1))
                                    .toList())
                    .ifPresent(queries::add);
            known = records.searchAll(queries)
                    .and(names.of(sent.stream()
                            .flatMap(task -> SentRows.sender(task).stream())
                            .toList()));
            read = known;
        }
        return known;
    }

    private static Optional<String> byAll(String query, List<String> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream().collect(Collectors.joining(",", query, "&_count=100")));
    }

    public List<SentRow> getRows() {
        return new SentRows(speaker.texts(), clock.instant(), user::worksFor, read()).of(treated.get());
    }

    /** What can be sent. */
    public List<SelectItem> getChoices() {
        String language = speaker.getLanguage().code();
        return read().all(Questionnaire.class).stream()
                .filter(one -> one.getUseContext().stream()
                        .anyMatch(context -> "user".equals(context.getCode().getCode())))
                .filter(one -> one.hasUrl())
                .map(one -> new SelectItem(one.getUrl(), Questions.title(one, language)))
                .toList();
    }

    /** Sends it; the list shows it. */
    public void send() {
        String canonical = chosen;
        if (canonical == null || canonical.isBlank()) {
            FormFaults.say("chosen", speaker.key("fault.sent.chosen"));
            return;
        }
        Parameters wish = new Parameters().addParameter("questionnaire", new CanonicalType(canonical));
        LocalDate day = due;
        if (day != null) {
            DateTimeType end = new DateTimeType(Date.from(
                    day.atTime(LocalTime.of(20, 0)).atZone(HubClock.berlin()).toInstant()));
            end.setTimeZone(TimeZone.getTimeZone(HubClock.berlin()));
            wish.addParameter("due", end);
        }
        if (isDone(records.operate(treated.plan(), "$send-questionnaire", wish).refusal())) {
            chosen = null;
            say("sent.done");
        }
    }

    /** Takes back what waits. */
    public void takeBack(String task) {
        if (isDone(step(task, "take-back"))) {
            say("sent.taken-back");
        }
    }

    /** Somebody of the own side has read the answers. */
    public void note(String task) {
        isDone(step(task, "acknowledge"));
    }

    private Optional<Refusal> step(String task, String step) {
        return records.operate("Task/" + task, "$step", new Parameters().addParameter("step", new CodeType(step)))
                .refusal();
    }

    private boolean isDone(Optional<Refusal> refused) {
        treated.forget();
        read = null;
        refused.ifPresent(refusal -> {
            if (refusal.issues().isEmpty()) {
                FormFaults.say(
                        "",
                        speaker.say(Phrase.code("work.refusal", refusal.kind().name())));
            }
            refusal.issues()
                    .forEach(issue ->
                            FormFaults.say(issue.parameter().equals("due") ? "due" : "chosen", issue.sentence()));
        });
        return refused.isEmpty();
    }

    private void say(String key) {
        String sentence = speaker.key(key);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    /** Somebody changed something: the page reads it again. */
    public void refresh() {
        treated.forget();
        read = null;
    }

    public String getName() {
        return treated.get().patientName();
    }

    public String getCaseId() {
        return treated.id();
    }

    public @Nullable String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen;
    }

    public @Nullable LocalDate getDue() {
        return due;
    }

    public void setDue(@Nullable LocalDate due) {
        this.due = due;
    }
}
