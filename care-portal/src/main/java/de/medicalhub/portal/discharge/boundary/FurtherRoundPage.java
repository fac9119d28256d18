package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.discharge.control.ChoicesMapper;
import de.medicalhub.portal.discharge.control.DischargeOrder;
import de.medicalhub.portal.discharge.control.DraftRules;
import de.medicalhub.portal.discharge.control.FurtherRound;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.FieldFault;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Further nursing services are asked (D8); for discharge managers of the case's hospital, enforced by the server. */
@Named("furtherRound")
@RequestScoped
public class FurtherRoundPage {
    private static final String CASE = "/case?faces-redirect=true&id=";

    @Inject
    private CaseReader reader;

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

    private String id = "";
    private DischargeDraft draft = new DischargeDraft();
    private @Nullable Case found;
    private @Nullable List<Choices.Choice> services;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        id = Objects.requireNonNullElse(request.getParameter("id"), "");
    }

    /** Before the page is shown; a case that is awarded or has ended is shown as it is. */
    public String open() {
        String problem = Problems.open(() -> draft = new FurtherRound(theCase(), clock).fresh());
        boolean over = found != null && !FurtherRound.isPossible(found);
        return over ? CASE + id : problem;
    }

    private Case theCase() {
        Case known = found;
        if (known == null) {
            known = CaseAccess.parse(id)
                    .flatMap(reader::find)
                    .filter(this::isOwn)
                    .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such case, or not the own one."));
            found = known;
        }
        return known;
    }

    private boolean isOwn(Case one) {
        return user.claims().roles().contains(Role.DISCHARGE_MANAGER)
                && one.organisation("hospital").filter(user::worksFor).isPresent();
    }

    /** Whose discharge it is. */
    public String getName() {
        return theCase().patientName();
    }

    /** Who can be asked: in alphabetical order, with what they answered before (D3). */
    public List<Choices.Choice> getServices() {
        List<Choices.Choice> known = services;
        if (known == null) {
            Resources directory = records.searchAll(ChoicesMapper.QUERIES);
            known = new FurtherRound(theCase(), clock)
                    .choices(ChoicesMapper.of(directory).services(), speaker.texts());
            services = known;
        }
        return known;
    }

    /** Asks them; then the case is shown. */
    public String submit() {
        List<FieldFault> faults = new DraftRules(clock).checkRound(draft);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> complain(fault.field(), speaker.say(fault.sentence())));
            return "";
        }
        String plan = theCase().plan().map(Resources::referenceTo).orElse("");
        List<Refusal> refused = records.operate(plan, "$ask", DischargeOrder.roundOf(draft)).refusal().stream()
                .toList();
        refused.forEach(this::explain);
        return refused.isEmpty() ? CASE + id : "";
    }

    private void explain(Refusal refusal) {
        if (refusal.issues().isEmpty()) {
            complain("", speaker.say(Phrase.code("refusal", refusal.kind().name())));
        }
        refusal.issues()
                .forEach(issue -> complain(
                        DischargeOrder.FIELD_OF_PARAMETER.getOrDefault(issue.parameter(), ""), issue.sentence()));
    }

    private static void complain(String field, String sentence) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.addMessage(
                field.isEmpty() ? null : field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        context.validationFailed();
    }

    public String getId() {
        return id;
    }

    public DischargeDraft getDraft() {
        return draft;
    }
}
