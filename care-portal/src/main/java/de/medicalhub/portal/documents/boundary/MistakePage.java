package de.medicalhub.portal.documents.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.SharedCase;
import de.medicalhub.portal.documents.Mistake;
import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** One step that marks a document as entered by mistake, or takes that back (U10); the server decides who may. */
@Named("mistakePage")
@RequestScoped
public class MistakePage {
    private static final String WHAT = "(DocumentReference|QuestionnaireResponse)/[A-Za-z0-9.-]{1,64}";

    @Inject
    private SharedCase shared;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private String what = "";
    private @Nullable String reason;
    private @Nullable Resources known;

    /** From the address itself: parts of a page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        what = Objects.requireNonNullElse(request.getParameter("what"), "");
    }

    /** Reads it, or says that there is none. */
    public String open() {
        return Problems.open(this::entry);
    }

    private Resource entry() {
        shared.get();
        Resources found = found();
        return found.find(DocumentReference.class, what)
                .map(Resource.class::cast)
                .or(() -> found.find(QuestionnaireResponse.class, what))
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such document."));
    }

    private Resources found() {
        Resources read = known;
        if (read == null) {
            read = what.matches(WHAT)
                    ? records.search(what.replace("/", "?_id=") + "&_revinclude=Provenance:target")
                    : Resources.of();
            known = read;
        }
        return read;
    }

    /** What it is, in words. */
    public String getTitle() {
        if (!(entry() instanceof DocumentReference document)) {
            return speaker.key("ride.title");
        }
        Paper paper = Paper.of(document);
        String kind = speaker.say(paper.kind());
        return paper.title().isEmpty() ? kind : kind + ": " + paper.title();
    }

    /** Whether it is marked already, so that this takes it back. */
    public boolean isMarked() {
        return entry() instanceof DocumentReference document
                ? Paper.isMistake(document)
                : ((QuestionnaireResponse) entry()).getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR;
    }

    /** By whom, when and why it was marked. */
    public String getSentence() {
        return speaker.say(Mistake.sentence(entry(), found()));
    }

    /** Marks it, or takes that back; then all documents are shown. */
    public String submit() {
        String given = reason;
        if (given == null || given.isBlank()) {
            FormFaults.say("reason", speaker.key("fault.mistake.reason"));
            return "";
        }
        Parameters order = new Parameters();
        order.addParameter().setName("what").setValue(new Reference(what));
        order.addParameter().setName("reason").setValue(new StringType(given.strip()));
        order.addParameter().setName("undo").setValue(new BooleanType(isMarked()));
        String plan = shared.get().plan().map(Resources::referenceTo).orElse("");
        return records.operate(plan, "$mark-mistake", order)
                .refusal()
                .map(this::explain)
                .orElse("/case-documents?faces-redirect=true&id=" + shared.id());
    }

    private String explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say("", issue.sentence()));
        return "";
    }

    public String getName() {
        return shared.get().patientName();
    }

    public String getId() {
        return shared.id();
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
