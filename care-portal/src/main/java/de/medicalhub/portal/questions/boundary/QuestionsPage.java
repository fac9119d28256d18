package de.medicalhub.portal.questions.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.OpenQuestions;
import de.medicalhub.portal.questions.Question;
import de.medicalhub.portal.questions.QuestionForm;
import de.medicalhub.portal.questions.Questions;
import de.medicalhub.portal.questions.control.Asked;
import de.medicalhub.portal.questions.entity.QuestionRow;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** My questionnaires, and one of them as a form; for patients. */
@Named("questionsPage")
@RequestScoped
public class QuestionsPage {
    @Inject
    private Records records;

    @Inject
    private OpenQuestions asked;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String task = "";
    private boolean sent;
    private String version = "";
    private @Nullable Resources questionnaires;

    @PostConstruct
    void readAddress() {
        task = Objects.requireNonNullElse(request.getParameter("task"), "");
    }

    public String open() {
        return Problems.open(() -> {
            if (!user.isPatient()) {
                throw new HubException(ProblemKind.FORBIDDEN, "This page is for patients.");
            }
            if (!task.isEmpty()) {
                theQuestionnaire();
                version = version(begun());
            }
        });
    }

    public List<QuestionRow> getRows() {
        Asked all = new Asked(asked.found());
        return all.open().stream()
                .flatMap(one -> questionnaire(one).stream()
                        .map(found -> new QuestionRow(
                                one.getIdElement().getIdPart(),
                                title(found),
                                all.begun(one).isPresent(),
                                asked.isEarly(one))))
                .toList();
    }

    private Optional<Questionnaire> questionnaire(Task one) {
        Resources known = questionnaires;
        if (known == null) {
            known = records.searchAll(asked.open().stream()
                    .map(Asked::canonical)
                    .distinct()
                    .map(url -> "Questionnaire?status=active&url=" + url + "&_count=1")
                    .toList());
            questionnaires = known;
        }
        return known.all(Questionnaire.class).stream()
                .filter(found -> Asked.canonical(one).equals(found.getUrl()))
                .findFirst();
    }

    private Task theTask() {
        return asked.open().stream()
                .filter(one -> one.getIdElement().getIdPart().equals(task))
                .findFirst()
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such questionnaire waits."));
    }

    private Questionnaire theQuestionnaire() {
        return questionnaire(theTask())
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "The questionnaire is not there."));
    }

    private List<Question> questions() {
        return Questions.of(theQuestionnaire(), speaker.getLanguage().code());
    }

    /** As it was sent along, or as it was kept. */
    private QuestionForm form() {
        Answers typed = Answers.typed(request.getParameterMap());
        boolean sentAlong = request.getParameterMap().containsKey("form");
        return new QuestionForm(questions(), sentAlong ? typed : Answers.of(begun()), speaker.texts());
    }

    private QuestionnaireResponse begun() {
        return new Asked(asked.found()).begun(theTask()).orElseGet(QuestionnaireResponse::new);
    }

    /** Its lines; none once it does not wait any more, which is said when it is sent. */
    public List<QuestionForm.Row> getQuestions() {
        return isWaiting() ? form().rows() : List.of();
    }

    private boolean isWaiting() {
        return asked.open().stream()
                .anyMatch(one -> one.getIdElement().getIdPart().equals(task));
    }

    public String getTitle() {
        return task.isEmpty() || sent ? speaker.key("questions.title") : title(theQuestionnaire());
    }

    public String getDescription() {
        return Questions.description(theQuestionnaire(), speaker.getLanguage().code());
    }

    private String title(Questionnaire found) {
        String title = Questions.title(found, speaker.getLanguage().code());
        return title.isEmpty() ? Objects.requireNonNullElse(found.getName(), "") : title;
    }

    /** Keeps it for later (Q5). */
    public void save() {
        if (isOutdated()) {
            return;
        }
        QuestionForm form = form();
        if (isFine(form.unreadable()) && store(form, QuestionnaireResponseStatus.INPROGRESS)) {
            say("questions.saved");
        }
    }

    /** Sends it. */
    public void send() {
        if (isOutdated()) {
            return;
        }
        QuestionForm form = form();
        if (isFine(form.faults()) && store(form, QuestionnaireResponseStatus.COMPLETED)) {
            sent = true;
            say("questions.sent");
        }
    }

    /** In another window it was kept or sent meanwhile: that is said before anything is written over it (Q7). */
    private boolean isOutdated() {
        if (!isWaiting()) {
            sent = true;
            say("questions.sent-elsewhere");
            return true;
        }
        QuestionnaireResponse kept = begun();
        if (version.equals(version(kept))) {
            return false;
        }
        version = version(kept);
        FormFaults.say("", speaker.key("questions.changed-elsewhere"));
        form().differing(Answers.of(kept))
                .forEach(other -> FormFaults.say(
                        other.field(), speaker.key("questions.stands-elsewhere", other.question(), other.answer())));
        return true;
    }

    /** What is kept, with its version, such as {@code 12/3}; empty if nothing is. */
    private static String version(QuestionnaireResponse kept) {
        return kept.hasId()
                ? kept.getIdElement().getIdPart() + "/" + kept.getIdElement().getVersionIdPart()
                : "";
    }

    private boolean isFine(List<QuestionForm.Fault> faults) {
        faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
        return faults.isEmpty();
    }

    private boolean store(QuestionForm form, QuestionnaireResponseStatus status) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setItem(form.answers().items(form.questions()));
        QuestionnaireResponse before = begun();
        if (before.hasId()) {
            response.setId(before.getIdElement());
        }
        Questionnaire questionnaire = theQuestionnaire();
        response.setQuestionnaire(
                questionnaire.hasVersion()
                        ? questionnaire.getUrl() + "|" + questionnaire.getVersion()
                        : questionnaire.getUrl());
        response.setStatus(status).setAuthored(Date.from(clock.instant()));
        response.setSubject(new Reference(user.claims().fhirUser()));
        response.setAuthor(new Reference(user.claims().fhirUser()));
        String trouble = records.save(response)
                .map(refusal -> speaker.say(
                        Phrase.code("consents.refusal", refusal.kind().name())))
                .orElse("");
        if (!trouble.isEmpty()) {
            FormFaults.say("", trouble);
        }
        asked.forget();
        if (trouble.isEmpty() && status == QuestionnaireResponseStatus.INPROGRESS) {
            version = version(begun());
        }
        return trouble.isEmpty();
    }

    private void say(String key) {
        String sentence = speaker.key(key);
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    /** Whether one questionnaire is open, not the list. */
    public boolean isForm() {
        return !task.isEmpty() && !sent;
    }

    /** What the page knows to be kept; comes back with the form. */
    public String getVersion() {
        return version;
    }

    public void setVersion(@Nullable String version) {
        this.version = Objects.requireNonNullElse(version, "");
    }

    public boolean isSent() {
        return sent;
    }
}
