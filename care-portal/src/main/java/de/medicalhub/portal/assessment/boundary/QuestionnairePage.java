package de.medicalhub.portal.assessment.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.assessment.AssessmentKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.assessment.control.NeedRules;
import de.medicalhub.portal.assessment.control.Prefill;
import de.medicalhub.portal.assessment.control.QuestionnaireShelf;
import de.medicalhub.portal.assessment.control.SheetMapper;
import de.medicalhub.portal.assessment.entity.Sheet;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.questions.AnswerLine;
import de.medicalhub.portal.questions.Answers;
import de.medicalhub.portal.questions.Question;
import de.medicalhub.portal.questions.QuestionForm;
import de.medicalhub.portal.questions.Questions;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.records.Saved;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;

/** One questionnaire of the assessment; for discharge managers of the stay's hospital, enforced by the server. */
@Named("questionnaire")
@RequestScoped
public class QuestionnairePage {
    @Inject
    private AssessmentSheetPage kept;

    @Inject
    private QuestionnaireShelf shelf;

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

    private String encounter = "";
    private Optional<AssessmentKind> kind = Optional.empty();
    private boolean done;
    private String saved = "";
    private List<String> suggestions = List.of();
    private @Nullable Answers answers;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        encounter = Objects.requireNonNullElse(request.getParameter("encounter"), "");
        kind = AssessmentKind.find(request.getParameter("form"));
    }

    /** Before the page is shown: whose stay it is, and what was answered already. */
    public String open() {
        return Problems.open(this::begin);
    }

    private void begin() {
        AssessmentKind wanted = kind();
        Resources stay = AssessmentPage.readStay(records, encounter);
        Encounter found = stay.first(Encounter.class).orElseThrow(AssessmentPage::unknown);
        Patient patient = stay.find(Patient.class, found.getSubject()).orElseThrow(AssessmentPage::unknown);
        Optional<QuestionnaireResponse> response = Assessments.of(stay).response(wanted);
        boolean signed = response.filter(Assessments::isSigned).isPresent();
        boolean correcting = signed && "true".equals(request.getParameter("correct"));
        done = signed && !correcting;
        Answers known = response.map(Answers::of).orElseGet(Answers::none);
        if (response.isEmpty()) {
            List<String> queries = new ArrayList<>(Prefill.queries(Resources.referenceTo(patient)));
            new Prefill(stay.and(records.searchAll(queries)), LocalDate.ofInstant(clock.instant(), HubClock.berlin()))
                    .into(known, questions());
        }
        suggestions = wanted == AssessmentKind.NEEDS ? suggestions(Assessments.of(stay)) : List.of();
        answers = known;
        kept.set(new Sheet(
                Resources.referenceTo(found),
                Resources.referenceTo(patient),
                Resources.nameOf(patient.getName()),
                response.map(QuestionnairePage::at).orElse(""),
                correcting));
    }

    private List<String> suggestions(Assessments assessments) {
        List<String> lines = new ArrayList<>();
        new NeedRules(assessments)
                .suggested()
                .forEach((need, reasons) -> lines.add(speaker.say(Phrase.of(
                        "assessment.suggested",
                        Phrase.code("assessment.need", need),
                        String.join(", ", reasons.stream().map(speaker::say).toList())))));
        return lines;
    }

    private AssessmentKind kind() {
        return kind.orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such questionnaire."));
    }

    private List<Question> questions() {
        return Questions.of(shelf.get(kind().canonical()), speaker.getLanguage().code());
    }

    private QuestionForm form() {
        Answers given = answers;
        if (given == null) {
            given = Answers.typed(request.getParameterMap());
            answers = given;
        }
        return new QuestionForm(questions(), given, speaker.texts());
    }

    /** All lines of the page. */
    public List<QuestionForm.Row> getRows() {
        return form().rows();
    }

    /** Keeps what is typed so far (Q9). */
    public void keep() {
        if (isCorrecting()) {
            return; // What was signed is replaced at once or not at all.
        }
        boolean stored = kept.getOthers().isEmpty() && store(QuestionnaireResponseStatus.INPROGRESS);
        saved = stored
                ? speaker.say(Phrase.of("assessment.kept", clock.instant()))
                : speaker.key("assessment.not-kept");
    }

    /** Completes it; then the assessment is shown. */
    public String complete() {
        if (!kept.getOthers().isEmpty()) {
            explain(ProblemKind.CONFLICT);
            return "";
        }
        List<QuestionForm.Fault> faults = form().faults();
        if (!faults.isEmpty()) {
            faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        return store(isCorrecting() ? QuestionnaireResponseStatus.AMENDED : QuestionnaireResponseStatus.COMPLETED)
                ? "/assessment?faces-redirect=true&encounter=" + encounter
                : "";
    }

    private boolean store(QuestionnaireResponseStatus status) {
        Sheet sheet = kept.get();
        SheetMapper mapper = new SheetMapper(sheet, kind(), clock);
        QuestionnaireResponse response =
                mapper.response(shelf.get(kind().canonical()), form().answers().items(questions()));
        response.setStatus(status);
        boolean completed = status != QuestionnaireResponseStatus.INPROGRESS;
        response.getAuthor()
                .setReference(
                        completed
                                ? user.claims().fhirUser()
                                : user.organisations().stream()
                                        .findFirst()
                                        .orElseThrow(AssessmentPage::unknown)
                                        .reference());
        Saved result = sheet.response().isEmpty()
                ? records.store(mapper.begin(response)).first()
                : records.keep(response);
        result.reference().ifPresent(at -> kept.set(sheet.keptAt(at)));
        result.refusal().map(Refusal::kind).ifPresent(why -> {
            if (why == ProblemKind.CONFLICT) {
                readOthers();
            }
            if (completed) {
                explain(why);
            }
        });
        return result.refusal().isEmpty();
    }

    private void explain(ProblemKind why) {
        FormFaults.say("", speaker.say(Phrase.code("assessment.refusal", why.name())));
    }

    /** What somebody else has answered meanwhile stands beside what was typed here; the next time this is stored knowingly. */
    private void readOthers() {
        Assessments.of(AssessmentPage.readStay(records, encounter))
                .response(kind())
                .ifPresent(theirs -> {
                    QuestionForm other = new QuestionForm(questions(), Answers.of(theirs), speaker.texts());
                    kept.set(kept.get().leftAt(at(theirs), Assessments.isSigned(theirs)));
                    kept.setOthers(AnswerLine.differing(form(), other).stream()
                            .map(line -> speaker.key(
                                    "assessment.others.answer",
                                    line.question(),
                                    line.answer().isEmpty() ? speaker.key("assessment.others.none") : line.answer()))
                            .toList());
                });
    }

    private static String at(QuestionnaireResponse response) {
        return response.getIdElement().toUnqualified().getValue();
    }

    /** Only draws the page anew, with what others have answered. */
    public void showOthers() {}

    /** The own answers count; a draft of them is kept at once. */
    public void keepMine() {
        kept.setOthers(List.of());
        keep();
    }

    public String getTitle() {
        return Questions.title(
                shelf.get(kind().canonical()), speaker.getLanguage().code());
    }

    public String getName() {
        return kept.get().name();
    }

    public String getEncounter() {
        return encounter;
    }

    /** Whether it is completed and shown as it is. */
    public boolean isDone() {
        return done;
    }

    /** Whether one that was signed is corrected; the former version stays in the record's history. */
    public boolean isCorrecting() {
        return kept.get().signed();
    }

    /** As in addresses. */
    public String getForm() {
        return kind().code();
    }

    /** When it was kept last, in words. */
    public String getSaved() {
        return saved;
    }

    /** What the assessment suggests, with reasons. */
    public List<String> getSuggestions() {
        return suggestions;
    }

    /** Question and answer, of what was answered. */
    public List<AnswerLine> getLines() {
        return AnswerLine.of(form());
    }
}
