package de.medicalhub.portal.referral.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.QuestionRow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Outcome;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.referral.control.Answer;
import de.medicalhub.portal.referral.control.RequestMapper;
import de.medicalhub.portal.referral.entity.RequestView;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** One request and its answer; for nurses of the service that was asked, enforced by the server. */
@Named("requestPage")
@RequestScoped
public class RequestPage {
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

    private String task = "";
    private String phone = "";
    private @Nullable String reason;
    private @Nullable String comment;
    private @Nullable String question;
    private List<QuestionRow> questions = List.of();
    private @Nullable RequestView view;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        task = Objects.requireNonNullElse(request.getParameter("task"), "");
    }

    /** Reads it, or says that there is no such request. */
    public String open() {
        return Problems.open(this::getView);
    }

    public RequestView getView() {
        RequestView known = view;
        if (known == null) {
            known = read();
            view = known;
        }
        return known;
    }

    private RequestView read() {
        if (!task.matches("[A-Za-z0-9.-]{1,64}")) {
            throw unknown();
        }
        Resources found = records.searchAll(List.of("Task?_id=" + task));
        Task asked = found.first(Task.class)
                .filter(one -> user.worksFor(one.getOwner().getReference()))
                .orElseThrow(RequestPage::unknown);
        questions = QuestionRow.of(asked);
        List<String> more = new ArrayList<>();
        more.add(
                "Organization?_id=" + asked.getRequester().getReferenceElement().getIdPart());
        if (asked.getFor().hasReference()) {
            more.add("Patient?_id=" + asked.getFor().getReferenceElement().getIdPart());
        }
        Resources known = found.and(records.searchAll(more));
        phone = known.find(Organization.class, asked.getRequester()).stream()
                .flatMap(hospital -> hospital.getTelecom().stream())
                .filter(number -> number.getSystem() == ContactPointSystem.PHONE && number.hasValue())
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse("");
        return new RequestMapper(speaker.texts(), clock).view(asked, known);
    }

    public void accept() {
        if (getView().isArranged()) {
            send("$conclude", Answer.arranged(comment));
        } else {
            send("$answer", Answer.accept(comment));
        }
    }

    public void decline() {
        String why = reason;
        if (why == null) {
            FormFaults.say("reason", speaker.key("fault.reason.missing"));
            return;
        }
        if (getView().isArranged()) {
            send("$conclude", Answer.refused(speaker.say(Phrase.code("decline", why)), comment));
        } else {
            send("$answer", Answer.decline(why, comment));
        }
    }

    /** Number of the hospital, for whoever cannot keep what was promised; empty if the directory has none. */
    public String getPhone() {
        getView();
        return phone;
    }

    /** What was asked and answered before the award. */
    public List<QuestionRow> getQuestions() {
        getView();
        return questions;
    }

    /** Asks the hospital something, without a name (F8). */
    public void ask() {
        String words = question;
        if (words == null || words.isBlank()) {
            FormFaults.say("question", speaker.key("fault.question.missing"));
            return;
        }
        Parameters input = new Parameters().addParameter("text", new StringType(words.strip()));
        Outcome outcome = records.operate("Task/" + task, "$question", input);
        view = null;
        if (outcome.refusal().isEmpty()) {
            question = null;
        }
        outcome.refusal().ifPresent(this::explainQuestion);
    }

    private void explainQuestion(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say(
                    "question",
                    speaker.say(Phrase.code("answer.refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say("question", issue.sentence()));
    }

    private void send(String operation, Parameters answer) {
        Outcome outcome = records.operate("Task/" + task, operation, answer);
        view = null;
        outcome.refusal()
                .ifPresent(refusal -> FormFaults.say(
                        "",
                        speaker.say(Phrase.code("answer.refusal", refusal.kind().name()))));
    }

    private static HubException unknown() {
        return new HubException(ProblemKind.NOT_FOUND, "No such request, or it went to somebody else.");
    }

    public String getTask() {
        return task;
    }

    public @Nullable String getQuestion() {
        return question;
    }

    public void setQuestion(@Nullable String question) {
        this.question = question;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public @Nullable String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment;
    }
}
