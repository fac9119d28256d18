package de.medicalhub.portal.ending.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.ending.control.EndingOrder;
import de.medicalhub.portal.ending.entity.Ending;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has happened, and what ends with it; for discharge managers of the case's hospital (E4). */
@Named("ending")
@RequestScoped
public class EndingPage {
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
    private HttpServletRequest request;

    private String id = "";
    private @Nullable Case found;
    private @Nullable String what;
    private @Nullable String by;
    private @Nullable String comment;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        id = Objects.requireNonNullElse(request.getParameter("id"), "");
    }

    /** Reads the case, or says that there is none; one that has ended is shown as it is. */
    public String open() {
        String problem = Problems.open(this::theCase);
        boolean ended = found != null && found.hasEnded();
        return ended ? CASE + id : problem;
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

    /** What can have happened, each with what follows (E1). */
    public List<SelectItem> getChoices() {
        return EndingOrder.possible(theCase()).stream()
                .map(ending -> new SelectItem(ending.value(), speaker.key("ending.what." + ending.value())))
                .toList();
    }

    /** Sends it; then the case is shown as it stands. */
    public String submit() {
        Optional<Ending> ending = Ending.find(what);
        if (ending.isEmpty()) {
            return complain("what", speaker.key("fault.what.missing"));
        }
        if (ending.get().isWithdrawal() && by == null) {
            return complain("by", speaker.key("fault.by.missing"));
        }
        return EndingOrder.of(theCase(), ending.get(), by, comment)
                .map(this::send)
                .orElseGet(() -> complain("", speaker.key("ending.refusal.CONFLICT")));
    }

    private String send(EndingOrder order) {
        return records.operate(order.target(), order.operation(), order.input())
                .refusal()
                .map(refusal -> complain(
                        "",
                        speaker.say(Phrase.code("ending.refusal", refusal.kind().name()))))
                .orElse(CASE + id);
    }

    private static String complain(String field, String sentence) {
        FacesContext context = FacesContext.getCurrentInstance();
        context.addMessage(
                field.isEmpty() ? null : field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        context.validationFailed();
        return "";
    }

    public String getId() {
        return id;
    }

    public @Nullable String getWhat() {
        return what;
    }

    public void setWhat(@Nullable String what) {
        this.what = what;
    }

    public @Nullable String getBy() {
        return by;
    }

    public void setBy(@Nullable String by) {
        this.by = by;
    }

    public @Nullable String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment;
    }
}
