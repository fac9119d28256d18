package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.OwnCase;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.control.ChoicesMapper;
import de.medicalhub.portal.discharge.control.DischargeOrder;
import de.medicalhub.portal.discharge.control.DraftRules;
import de.medicalhub.portal.discharge.control.FurtherRound;
import de.medicalhub.portal.discharge.control.OfferReader;
import de.medicalhub.portal.discharge.control.ServiceList;
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
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Further nursing services are asked (D8); for discharge managers of the case's hospital, enforced by the server. */
@Named("furtherRound")
@RequestScoped
public class FurtherRoundPage {
    @Inject
    private OwnCase own;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private DischargeDraft draft = new DischargeDraft();
    private @Nullable List<Choices.Choice> services;
    private @Nullable Neighbourhood neighbourhood;

    /** Before the page is shown; a case that is awarded or has ended is shown as it is. */
    public String open() {
        AtomicBoolean over = new AtomicBoolean();
        String problem = Problems.open(() -> {
            draft = new FurtherRound(own.get(), clock).fresh();
            over.set(!FurtherRound.isPossible(own.get()));
        });
        return over.get() ? own.page() : problem;
    }

    /** Whose discharge it is. */
    public String getName() {
        return own.get().patientName();
    }

    /** Who can be asked: in alphabetical order, with what they answered before (D3). */
    public List<Choices.Choice> getServices() {
        List<Choices.Choice> known = services;
        if (known == null) {
            known = new FurtherRound(own.get(), clock).choices(offered(), speaker.texts());
            services = known;
        }
        return known;
    }

    private List<Choices.Choice> offered() {
        Case found = own.get();
        Neighbourhood near = near();
        Optional<Task> pattern = found.tasks(Tasks.REFERRAL).stream().findFirst();
        return new ServiceList(near, speaker.texts())
                .choices(
                        draft.getWanted(),
                        pattern.map(task -> Tasks.texts(task, "need")).orElse(List.of()),
                        draft.getServices(),
                        near.target(null));
    }

    private Neighbourhood near() {
        Neighbourhood known = neighbourhood;
        if (known == null) {
            List<String> queries = new ArrayList<>();
            own.get().organisation("hospital").map(OfferReader::answers).ifPresent(queries::add);
            Resources directory = records.searchAll(queries, OfferReader.DIRECTORY);
            known = new OfferReader(directory, clock)
                    .of(ChoicesMapper.of(directory).services(), FurtherRound.destination(own.get()));
            neighbourhood = known;
        }
        return known;
    }

    /** Languages beside German that somebody among them speaks. */
    public List<Choices.Choice> getLanguages() {
        return new ServiceList(near(), speaker.texts()).languages();
    }

    /** Asks them; then the case is shown. */
    public String submit() {
        List<FieldFault> faults = new DraftRules(clock).checkRound(draft);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> FormFaults.say(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        String plan = own.get().plan().map(Resources::referenceTo).orElse("");
        List<Refusal> refused = records.operate(plan, "$ask", DischargeOrder.roundOf(draft)).refusal().stream()
                .toList();
        refused.forEach(this::explain);
        return refused.isEmpty() ? own.page() : "";
    }

    /** All at once who cover the needs and were not asked yet, from the case page; each can be taken back there. */
    public void askAll() {
        draft = new FurtherRound(own.get(), clock).fresh();
        draft.getWanted().setCovering(true);
        draft.getWanted().setOrder("distance");
        List<Choices.Choice> fitting = new FurtherRound(own.get(), clock).unasked(offered());
        fitting.forEach(service -> draft.getServices().add(service.value()));
        String sentence = fitting.isEmpty() ? speaker.key("further.none-fits") : sent(fitting.size());
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
    }

    private String sent(int number) {
        String plan = own.get().plan().map(Resources::referenceTo).orElse("");
        return records.operate(plan, "$ask", DischargeOrder.roundOf(draft))
                .refusal()
                .map(refusal -> refusal.issues().isEmpty()
                        ? speaker.say(Phrase.code("refusal", refusal.kind().name()))
                        : refusal.issues().get(0).sentence())
                .orElseGet(() -> speaker.say(Phrase.of("further.all-asked", number)));
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            FormFaults.say("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues().forEach(issue -> FormFaults.say(DischargeOrder.fieldOf(issue.parameter()), issue.sentence()));
    }

    public String getId() {
        return own.id();
    }

    public DischargeDraft getDraft() {
        return draft;
    }
}
