package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.discharge.control.ChoicesMapper;
import de.medicalhub.portal.discharge.control.DischargeOrder;
import de.medicalhub.portal.discharge.control.DraftRules;
import de.medicalhub.portal.discharge.control.FurtherRound;
import de.medicalhub.portal.discharge.control.NeedStand;
import de.medicalhub.portal.discharge.control.OfferReader;
import de.medicalhub.portal.discharge.control.ServiceList;
import de.medicalhub.portal.discharge.entity.Candidate;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.Neighbourhood;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** A decision about one support changes, or it is arranged (D16); for discharge managers of the case's hospital. */
@Named("needPage")
@RequestScoped
public class NeedPage {
    private static final String OUTCOME_FORM = "outcome-form";

    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String kind = "";
    private final DischargeDraft draft = new DischargeDraft();
    private @Nullable String outcome;
    private @Nullable String outcomeNote;
    private boolean concluding;
    private boolean sentOutcome;
    private String seen = "";
    private List<String> others = List.of();
    private @Nullable Resources directory;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        kind = Objects.requireNonNullElse(request.getParameter("kind"), "");
        sentOutcome = request.getParameter(OUTCOME_FORM) != null;
        draft.getSupports().values().forEach(need -> need.setAnswer(null));
    }

    /** Before the page is shown; a case that has ended is shown as it is. */
    public String open() {
        AtomicBoolean over = new AtomicBoolean();
        String problem = Problems.open(() -> {
            if (!CaseNeeds.KINDS.contains(kind)) {
                throw new HubException(ProblemKind.NOT_FOUND, "No such kind of support.");
            }
            over.set(own.get().hasEnded());
            DischargeDraft usual = new FurtherRound(own.get(), clock).fresh();
            draft.setDeadline(usual.getDeadline());
            own.get().organisation("carrier").ifPresent(draft::setCarrier);
            seen = stand().sign();
        });
        return over.get() ? own.page() : problem;
    }

    /** Whose discharge it is. */
    public String getName() {
        return own.get().patientName();
    }

    /** How it stands, in words. */
    public String getState() {
        return speaker.say(stand().now());
    }

    private NeedStand stand() {
        return new NeedStand(own.get(), kind);
    }

    /** Whether somebody is arranging it, or was when the form was opened that is sent now. */
    public boolean isArranging() {
        return CaseNeeds.ARRANGED.contains(kind)
                && (sentOutcome || CaseNeeds.open(own.get(), kind).isPresent());
    }

    /** For the place where the patient goes. */
    public Candidate getCandidate() {
        String home = own.get()
                .patient()
                .map(Patient::getAddressFirstRep)
                .map(Resources::line)
                .orElse("");
        return new Candidate("", own.get().patientName(), "", home);
    }

    private Resources directory() {
        Resources known = directory;
        if (known == null) {
            List<String> queries = new ArrayList<>();
            own.get().organisation("hospital").map(OfferReader::answers).ifPresent(queries::add);
            known = records.searchAll(queries, OfferReader.DIRECTORY);
            directory = known;
        }
        return known;
    }

    public Choices getChoices() {
        return ChoicesMapper.of(directory());
    }

    /** Nursing services, narrowed and ordered as wanted (D11). */
    public List<Choices.Choice> getServices() {
        return new ServiceList(near(), speaker.texts())
                .choices(draft.getWanted(), draft.getNeeds(), draft.getServices(), near().target(otherPostcode()));
    }

    /** Null if the patient goes home; empty if no postcode was typed yet. */
    private @Nullable String otherPostcode() {
        return draft.goesElsewhere() ? Objects.requireNonNullElse(draft.getPostcode(), "") : null;
    }

    /** Languages beside German that somebody among them speaks. */
    public List<Choices.Choice> getLanguages() {
        return new ServiceList(near(), speaker.texts()).languages();
    }

    private Neighbourhood near() {
        Case found = own.get();
        return new OfferReader(directory(), clock)
                .of(ChoicesMapper.of(directory()).services(), FurtherRound.destination(found));
    }

    /** Sends the decision; then the case is shown. */
    public String submit() {
        draft.setPlanned(new FurtherRound(own.get(), clock).fresh().getPlanned()); // Not one that is past.
        List<FieldFault> faults = new DraftRules(clock).checkNeed(kind, draft);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        if (!seen.equals(stand().sign())) {
            seen = stand().sign();
            others = stand().others().stream().map(speaker::say).toList();
            return "";
        }
        String plan = own.get().plan().map(Resources::referenceTo).orElse("");
        return send(plan, "$decide", DischargeOrder.needOf(kind, draft));
    }

    /** Says how it stands; then the case is shown. */
    public String conclude() {
        concluding = true;
        if (outcome == null) {
            FormFaults.say("outcome", speaker.key("fault.outcome.missing"));
            return "";
        }
        Parameters said = new Parameters().addParameter("outcome", new CodeType(outcome));
        String note = outcomeNote;
        if (note != null && !note.isBlank()) {
            said.addParameter("note", new StringType(note.strip()));
        }
        Optional<Task> open = CaseNeeds.open(own.get(), kind);
        if (open.isEmpty()) {
            FormFaults.say("", speaker.key("fault.outcome.over", speaker.say(stand().now())));
        }
        return open.map(task -> send(Resources.referenceTo(task), "$conclude", said))
                .orElse("");
    }

    /** Whether faults belong to the form that says how it stands. */
    public boolean isConcluding() {
        return concluding;
    }

    private String send(String target, String operation, Parameters input) {
        List<Refusal> refused =
                records.operate(target, operation, input).refusal().stream().toList();
        refused.forEach(this::explain);
        return refused.isEmpty() ? own.page() : "";
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say(field(issue.parameter()), issue.sentence()));
    }

    private String field(String parameter) {
        return switch (parameter) {
            case "decision", "reason" -> kind + "-" + parameter;
            case "note" -> outcome == null ? "note" : "outcomeNote";
            default -> DischargeOrder.fieldOf(parameter);
        };
    }

    /** What a colleague has decided since this page was opened (D17). */
    public List<String> getOthers() {
        return others;
    }

    /** How it stood when the page was shown ({@link NeedStand#sign}). */
    public String getSeen() {
        return seen;
    }

    public void setSeen(@Nullable String seen) {
        this.seen = Objects.requireNonNullElse(seen, "");
    }

    public String getId() {
        return own.id();
    }

    public String getKind() {
        return kind;
    }

    public DischargeDraft getDraft() {
        return draft;
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
    }

    public @Nullable String getOutcomeNote() {
        return outcomeNote;
    }

    public void setOutcomeNote(@Nullable String outcomeNote) {
        this.outcomeNote = outcomeNote;
    }
}
