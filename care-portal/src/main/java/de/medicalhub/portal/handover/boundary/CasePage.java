package de.medicalhub.portal.handover.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import de.medicalhub.portal.cases.ContactLine;
import de.medicalhub.portal.cases.SharedCase;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.handover.control.AnswerRows;
import de.medicalhub.portal.handover.control.CaseHeads;
import de.medicalhub.portal.handover.control.Letter;
import de.medicalhub.portal.handover.control.NeedRows;
import de.medicalhub.portal.handover.control.Permissions;
import de.medicalhub.portal.handover.control.Timeline;
import de.medicalhub.portal.handover.control.TimelineRows;
import de.medicalhub.portal.handover.entity.AnswerRow;
import de.medicalhub.portal.handover.entity.CaseHead;
import de.medicalhub.portal.handover.entity.NeedRow;
import de.medicalhub.portal.handover.entity.TimelineRow;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.muster4.RideCheck;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;

/** One case; for everybody who takes part in it, enforced by the server. */
@Named("casePage")
@RequestScoped
public class CasePage {
    @Inject
    private SharedCase shared;

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

    private String withdrawReason = "no-longer-needed";

    /** Reads the case, or says that there is none (H1); patients and relatives are led to their own page (H15). */
    public String open() {
        return user.isPatient() || user.isRelative() ? OwnPage.lead(shared.id()) : Problems.open(this::theCase);
    }

    private Case theCase() {
        return shared.get();
    }

    public CaseHead getHead() {
        return new CaseHeads(speaker.texts()).of(theCase());
    }

    public List<TimelineRow> getTimeline() {
        return new TimelineRows(speaker.texts(), permitted()).of(Timeline.of(theCase(), clock.instant()));
    }

    private Set<String> permitted() {
        return Permissions.of(theCase(), user.claims().roles(), user::worksFor);
    }

    /** Whom to call at the hospital (H12). */
    public List<ContactLine> getContact() {
        return ContactLine.of(theCase(), speaker.texts()).stream().toList();
    }

    /** Whether the reader chooses the nursing service and none is chosen yet. */
    public boolean isAwarding() {
        return permitted().contains("award")
                && !theCase().hasEnded()
                && theCase().awarded().isEmpty()
                && !theCase().referrals().isEmpty()
                && CaseNeeds.nursingWithdrawn(theCase()).isEmpty();
    }

    /** What the patient needs, and what was decided about it. */
    public List<NeedRow> getNeeds() {
        return NeedRows.of(theCase(), speaker.texts());
    }

    /** Whether it ended before its time. */
    public boolean isCalledOff() {
        return theCase().isCalledOff();
    }

    /** Whether the reader may end it. */
    public boolean isEndable() {
        return permitted().contains("end") && !theCase().hasEnded();
    }

    /** Whether the reader may make and change appointments. */
    public boolean isBookable() {
        return permitted().contains("book");
    }

    public List<AnswerRow> getAnswers() {
        return AnswerRows.of(theCase(), speaker.texts());
    }

    public List<Letter.Section> getLetter() {
        return Letter.of(theCase());
    }

    /** That the letter is older than the date. */
    public List<String> getLetterNotice() {
        return Letter.beforeMove(theCase()).stream().map(speaker::say).toList();
    }

    /** Documents of the case, newest first. */
    public List<Paper> getPapers() {
        return Paper.of(theCase());
    }

    /** Id of the stay, for the way to the signed consent. */
    public String getStay() {
        return theCase()
                .plan()
                .map(plan -> plan.getEncounter().getReferenceElement().getIdPart())
                .orElse("");
    }

    /** Whether the consent was signed on paper and nobody has scanned it yet. */
    public boolean isLackingScan() {
        return Paper.lacksScan(theCase());
    }

    /** Where the ride is ordered otherwise than the facts for Muster 4 say; for whom can mend it. */
    public List<String> getRideContradictions() {
        return isWriting()
                ? RideCheck.contradictions(theCase()).stream().map(speaker::say).toList()
                : List.of();
    }

    /** Whether the reader writes letters, plans and transport data of this case: discharge managers of its hospital. */
    public boolean isWriting() {
        return permitted().contains("end") && !theCase().hasEnded();
    }

    /** The patient's id, for ways to further pages; empty for whoever may not know it. */
    public String getPatientId() {
        return theCase()
                .patient()
                .map(patient -> patient.getIdElement().getIdPart())
                .orElse("");
    }

    /** Who presses the button when others have awarded already is told so; the button itself is gone by then. */
    public void sayIfTooLate() {
        String pressed = Objects.requireNonNullElse(request.getParameter("jakarta.faces.source"), "");
        if (pressed.endsWith(":award")
                && FacesContext.getCurrentInstance().getMessageList().isEmpty()) {
            say(false, speaker.key("award.refusal.CONFLICT"));
        }
    }

    /** Gives the case to the service of that Task (H5). */
    public void award(String task) {
        act(task, "$award", new Parameters(), "award");
    }

    /** The medicine is ready for the courier. */
    public void dispense() {
        theCase()
                .task(Tasks.DISPENSE)
                .ifPresent(task -> act(task.getIdElement().getIdPart(), "$dispense", new Parameters(), "dispense"));
    }

    /** Takes the request of that Task back (H9). */
    public void withdraw(String task) {
        act(task, "$withdraw", new Parameters().addParameter("reason", new CodeType(withdrawReason)), "withdraw");
    }

    /** Takes the award back from a service that did not confirm the new date (H11). */
    public void takeBack() {
        theCase()
                .awarded()
                .ifPresent(task -> act(
                        task.getIdElement().getIdPart(),
                        "$withdraw",
                        new Parameters().addParameter("reason", new CodeType("dates-changed")),
                        "take-back"));
    }

    /** Id of the chosen service's Task; empty if none is chosen. */
    public String getAwardedTask() {
        return theCase().awarded().map(task -> task.getIdElement().getIdPart()).orElse("");
    }

    /** Someone changed the case: the page reads it again. */
    public void refresh() {
        shared.forget();
    }

    private void act(String task, String operation, Parameters input, String words) {
        String trouble = records.operate("Task/" + task, operation, input)
                .refusal()
                .map(reason -> speaker.say(
                        Phrase.code(words + ".refusal", reason.kind().name())))
                .orElse("");
        boolean fine = trouble.isEmpty();
        say(fine, fine ? speaker.key(words + ".done") : trouble);
        shared.forget();
    }

    private static void say(boolean fine, String sentence) {
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                fine ? FacesMessage.SEVERITY_INFO : FacesMessage.SEVERITY_ERROR, sentence, sentence));
    }

    public String getId() {
        return shared.id();
    }

    public String getWithdrawReason() {
        return withdrawReason;
    }

    public void setWithdrawReason(String withdrawReason) {
        this.withdrawReason = withdrawReason;
    }
}
