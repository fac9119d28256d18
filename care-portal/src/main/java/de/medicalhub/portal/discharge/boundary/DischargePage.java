package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.assessment.Assessments;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.discharge.control.ChoicesMapper;
import de.medicalhub.portal.discharge.control.ConsentForm;
import de.medicalhub.portal.discharge.control.DischargeOrder;
import de.medicalhub.portal.discharge.control.DraftRules;
import de.medicalhub.portal.discharge.control.InpatientRows;
import de.medicalhub.portal.discharge.control.OfferReader;
import de.medicalhub.portal.discharge.control.PlannedMeanwhile;
import de.medicalhub.portal.discharge.control.ServiceList;
import de.medicalhub.portal.discharge.entity.Candidate;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.discharge.entity.Neighbourhood;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Outcome;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The one form of a discharge; for discharge managers, the server decides for which inpatients. */
@Named("dischargePage")
@RequestScoped
public class DischargePage {
    private static final String CASE = "/case?faces-redirect=true&id=";

    @Inject
    private DischargeFormPage form;

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private CaseReader cases;

    @Inject
    private HttpServletRequest request;

    private String encounter = "";
    private String running = "";
    private Optional<Case> meanwhile = Optional.empty();

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        encounter = Objects.requireNonNullElse(request.getParameter("encounter"), "");
    }

    /** Before the form is shown: who is it, whom can be asked. A stay that has its case already leads there (D6). */
    public String open() {
        String problem = Problems.open(this::begin);
        return running.isEmpty() ? problem : CASE + running;
    }

    private void begin() {
        if (!encounter.matches("[A-Za-z0-9.-]{1,64}")) {
            throw unknown();
        }
        List<String> queries = new ArrayList<>();
        queries.add("Encounter?_id=" + encounter + "&_include=Encounter:patient");
        queries.add("CarePlan?status=active&encounter=Encounter/" + encounter);
        queries.add(Assessments.query("Encounter/" + encounter));
        queries.add(ConsentForm.query("Encounter/" + encounter));
        queries.add(OfferReader.answers(
                user.organisations().stream().map(Organisation::reference).collect(Collectors.joining(","))));
        Resources found = records.searchAll(queries, OfferReader.DIRECTORY);
        running = InpatientRows.caseOf(found.all(CarePlan.class));
        Encounter stay = found.first(Encounter.class).orElseThrow(DischargePage::unknown);
        Patient patient = found.find(Patient.class, stay.getSubject()).orElseThrow(DischargePage::unknown);
        Candidate candidate = new Candidate(
                Resources.referenceTo(stay),
                Resources.nameOf(patient.getName()),
                InpatientRows.born(patient, speaker.texts()),
                Resources.line(patient.getAddressFirstRep()));
        Choices choices = ChoicesMapper.of(found);
        DischargeDraft fresh = new DraftRules(clock).fresh(candidate, choices);
        Neighbourhood near = new OfferReader(found, clock).of(choices.services(), patient.getAddressFirstRep());
        ConsentForm.of(found).ifPresent(fresh::sign);
        form.begin(candidate, choices, near, DraftRules.assessed(fresh, Assessments.of(found)));
    }

    /** Nursing services, narrowed and ordered as wanted (D11). */
    public List<Choices.Choice> getServices() {
        DischargeDraft draft = form.getDraft();
        return services()
                .choices(
                        draft.getWanted(),
                        draft.getNeeds(),
                        draft.getServices(),
                        form.getNeighbourhood().target(draft.goesElsewhere() ? draft.getPostcode() : null));
    }

    /** Languages beside German that somebody among them speaks. */
    public List<Choices.Choice> getLanguages() {
        return services().languages();
    }

    private ServiceList services() {
        return new ServiceList(form.getNeighbourhood(), speaker.texts());
    }

    /** Whether something was filled in from the assessment. */
    public boolean isAssessed() {
        return form.getDraft().isAssessed();
    }

    /** Where a field was unreadable, what else is wrong is said in the same round (D5). */
    public void alsoCheck(ComponentSystemEvent validated) {
        FacesContext context = FacesContext.getCurrentInstance();
        if (context.isValidationFailed()) {
            UnreadableListener.takeOver(context, validated.getComponent());
            new DraftRules(clock)
                    .check(form.getDraft()).stream()
                            .filter(fault ->
                                    context.getMessageList(fault.field()).isEmpty())
                            .forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
        }
    }

    /** Sends it; on success the case opens. */
    public String submit() {
        DischargeDraft draft = form.getDraft();
        List<FieldFault> faults = new DraftRules(clock).check(draft);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        Outcome outcome =
                records.operate(form.getCandidate().encounter(), "$start-discharge", DischargeOrder.of(draft));
        outcome.refusal().ifPresent(this::explain);
        return outcome.answer().stream()
                .flatMap(answer -> answer.getParameter().stream())
                .filter(parameter -> parameter.getName().equals("case"))
                .flatMap(parameter ->
                        parameter.getValue() instanceof Identifier id ? Stream.of(id.getValue()) : Stream.empty())
                .findFirst()
                .map(id -> CASE + id)
                .orElse("");
    }

    private void explain(Refusal refusal) {
        if (refusal.kind() == ProblemKind.CONFLICT) {
            String stay = form.getCandidate().encounter();
            List<CarePlan> plans =
                    records.search("CarePlan?status=active&encounter=" + stay).all(CarePlan.class);
            meanwhile = CaseAccess.parse(InpatientRows.caseOf(plans)).flatMap(cases::find);
        }
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say(DischargeOrder.fieldOf(issue.parameter()), issue.sentence()));
    }

    /** The case that a colleague has begun for this stay meanwhile (D17); empty text if there is none. */
    public String getMeanwhile() {
        return meanwhile.map(found -> found.id().toString()).orElse("");
    }

    /** What stands otherwise there than in this form. */
    public List<String> getDifferences() {
        return meanwhile
                .map(found -> new PlannedMeanwhile(found, form.getChoices(), clock).differences(form.getDraft()))
                .orElse(List.of())
                .stream()
                .map(speaker::say)
                .toList();
    }

    private static HubException unknown() {
        return new HubException(ProblemKind.NOT_FOUND, "No such inpatient, or not of your hospital.");
    }

    public String getEncounter() {
        return encounter;
    }

    public DischargeDraft getDraft() {
        return form.getDraft();
    }

    public Candidate getCandidate() {
        return form.getCandidate();
    }

    public Choices getChoices() {
        return form.getChoices();
    }
}
