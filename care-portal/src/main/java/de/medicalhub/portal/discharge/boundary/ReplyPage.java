package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.cases.QuestionRow;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** The reply to a question of the anonymous phase (D14); for discharge managers of the case's hospital. */
@Named("replyPage")
@RequestScoped
public class ReplyPage {
    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private String task = "";
    private String question = "";
    private @Nullable String reply;
    private String audience = "all";

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        task = Objects.requireNonNullElse(request.getParameter("task"), "");
        question = Objects.requireNonNullElse(request.getParameter("question"), "");
    }

    /** Reads the question, or says that there is none. */
    public String open() {
        return Problems.open(this::getQuestion);
    }

    /** The question's words. */
    public String getQuestion() {
        return QuestionRow.of(asked()).stream()
                .filter(row -> row.id().equals(question))
                .map(QuestionRow::text)
                .findFirst()
                .orElseThrow(ReplyPage::unknown);
    }

    /** Who asks. */
    public String getService() {
        return own.get().resources().nameOf(asked().getOwner());
    }

    private Task asked() {
        return own.get().tasks(Tasks.REFERRAL).stream()
                .filter(one -> one.getIdElement().getIdPart().equals(task))
                .findFirst()
                .orElseThrow(ReplyPage::unknown);
    }

    /** Sends it; then the case is shown. */
    public String submit() {
        String text = reply;
        if (text == null || text.isBlank()) {
            FormFaults.say("reply", speaker.key("fault.reply.missing"));
            return "";
        }
        Parameters input = new Parameters()
                .addParameter("question", new StringType(question))
                .addParameter("text", new StringType(text.strip()))
                .addParameter("to-all", new BooleanType(audience.equals("all")));
        List<Refusal> refused = records.operate("Task/" + task, "$reply", input).refusal().stream()
                .toList();
        refused.forEach(this::explain);
        return refused.isEmpty() ? own.page() : "";
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue ->
                        FormFaults.say(issue.parameter().equals("text") ? "reply" : "audience", issue.sentence()));
    }

    private static HubException unknown() {
        return new HubException(ProblemKind.NOT_FOUND, "No such question.");
    }

    public String getId() {
        return own.id();
    }

    public @Nullable String getReply() {
        return reply;
    }

    public void setReply(@Nullable String reply) {
        this.reply = reply;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }
}
