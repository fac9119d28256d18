package de.medicalhub.portal.messages.boundary;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.common.security.Role;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.cases.SharedCase;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.messages.Conversation;
import de.medicalhub.portal.messages.MessageOrder;
import de.medicalhub.portal.messages.Reader;
import de.medicalhub.portal.messages.control.FurtherReaders;
import de.medicalhub.portal.messages.control.MessageText;
import de.medicalhub.portal.messages.control.MessageViews;
import de.medicalhub.portal.messages.entity.MessageView;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.records.CaseAccess;
import de.medicalhub.portal.records.Names;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The thread of one case; for those who treat in it and the patient, enforced by the server. */
@Named("thread")
@RequestScoped
public class ThreadPage {
    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private SharedCase shared;

    @Inject
    private CaseReader cases;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String caseId = "";
    private @Nullable String text;
    private boolean toPatient;
    private boolean toRelatives;
    private @Nullable Boolean toPharmacy;
    private @Nullable Case found;
    private @Nullable Conversation conversation;
    private Resources read = Resources.of();
    private @Nullable Resources people;

    /** From the address itself: parts of the page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        caseId = shared.id().isEmpty() && isOwn()
                ? cases.ofPatient().map(one -> one.id().toString()).orElse("")
                : shared.id();
    }

    /** Reads the case, or says that there is none. */
    public String open() {
        return Problems.open(this::theCase);
    }

    /** The page of one case's messages; the list of all if the address names none. */
    public String visit() {
        return caseId.isEmpty() ? "" : open();
    }

    /** Whether the page shows one case's messages, not the list of all. */
    public boolean isOfOneCase() {
        return !caseId.isEmpty();
    }

    /** Whether this reader takes part in messages at all. */
    public boolean isOpen() {
        return Stream.of(Role.GP, Role.NURSE, Role.DISCHARGE_MANAGER, Role.PHARMACIST, Role.PATIENT, Role.RELATIVE)
                        .anyMatch(user::is)
                && CaseAccess.parse(caseId).isPresent();
    }

    /** Whether the case still runs: afterwards its messages are only read; but what was typed meanwhile is not taken away. */
    public boolean isRunning() {
        String typed = Objects.requireNonNullElse(request.getParameter("message"), "");
        return !theCase().hasEnded() || !typed.isBlank();
    }

    public List<MessageView> getMessages() {
        Conversation thread = conversation();
        return new MessageViews(speaker.texts(), people(thread)).of(thread);
    }

    /** How many messages nobody of the own side has read. */
    public int getUnread() {
        return conversation().unread().size();
    }

    public String getPatientName() {
        return theCase().patientName();
    }

    /** Ids of the unread messages that the page shows; it sends them back, so that only they count as read. */
    public String getShown() {
        return conversation().unread().stream()
                .map(message -> message.getIdElement().getIdPart())
                .collect(Collectors.joining(" "));
    }

    private List<Communication> seen() {
        String shown = Objects.requireNonNullElse(request.getParameter("shown"), "");
        return conversation().unread(Set.of(shown.split(" ", -1)));
    }

    /** Sends it; what was shown as unread counts as read, because it was answered (G2). */
    public void send() {
        String words = Objects.requireNonNullElse(text, "");
        Optional<String> fault = MessageText.fault(words, theCase().hasEnded());
        if (fault.isPresent()) {
            FormFaults.say("message", speaker.key(fault.get()));
            return;
        }
        MessageOrder order = order();
        List<Communication> written = new ArrayList<>();
        seen().forEach(message -> written.add(order.receipt(message)));
        Communication message =
                order.message(words, toPatient || isOwn(), readers().chosen(isToRelatives(), isToPharmacy()));
        if (!conversation().isSentAlready(message)) {
            written.add(message);
        }
        if (stored(written)) {
            text = null;
            toPatient = false;
            toRelatives = false;
            toPharmacy = null;
        }
    }

    /** Says that all shown messages were read. */
    public void confirm() {
        MessageOrder order = order();
        stored(seen().stream().map(order::receipt).toList());
    }

    /** Patients and who reads along with them: what they write, the patient reads as well (G3). */
    private boolean isOwn() {
        return user.isPatient() || user.isRelative();
    }

    private FurtherReaders readers() {
        boolean treating =
                Stream.of(Role.GP, Role.NURSE, Role.DISCHARGE_MANAGER).anyMatch(user::is);
        return new FurtherReaders(theCase(), conversation(), treating);
    }

    /** Who of the patient's relatives has written here, in a row; empty for whoever does not treat (G8). */
    public String getRelatives() {
        List<Reference> relatives = readers().relatives();
        return relatives.isEmpty()
                ? ""
                : relatives.stream().map(people(conversation())::nameOf).collect(Collectors.joining(", "));
    }

    /** Name of the pharmacy that may be written to as well; empty for whoever does not treat (G9). */
    public String getPharmacy() {
        return readers()
                .pharmacy()
                .map(own -> theCase().resources().nameOf(new Reference(own)))
                .orElse("");
    }

    private Resources people(Conversation thread) {
        Resources known = people;
        if (known == null) {
            Resources at = theCase().resources().and(read);
            known = at.and(names.of(thread.named(), at));
            people = known;
        }
        return known;
    }

    private boolean stored(List<Communication> written) {
        Optional<Refusal> refused = written.isEmpty() ? Optional.empty() : records.createAll(written);
        conversation = null;
        people = null;
        refused.ifPresent(refusal -> FormFaults.say(
                "message",
                speaker.say(Phrase.code("work.refusal", refusal.kind().name()))));
        return refused.isEmpty();
    }

    private MessageOrder order() {
        Case one = theCase();
        Optional<String> behalf = Stream.of("gp", "nursing", "hospital", "pharmacy")
                .flatMap(part -> one.organisation(part).stream())
                .filter(user::worksFor)
                .findFirst();
        return new MessageOrder(one, user.claims().fhirUser(), behalf, clock.instant());
    }

    private Conversation conversation() {
        Conversation known = conversation;
        if (known == null) {
            known = CaseAccess.parse(caseId)
                    .map(this::read)
                    .map(thread -> user.isPatient() ? thread.withPatient() : thread)
                    .orElseThrow(ThreadPage::unknown);
            conversation = known;
        }
        return known;
    }

    private Conversation read(CaseId id) {
        read = records.search(Conversation.query(id));
        return Conversation.of(id, read, Reader.of(user));
    }

    /** Where the address names it, other parts of the page have read it as well. */
    private Case theCase() {
        if (caseId.equals(shared.id())) {
            return shared.get();
        }
        Case known = found;
        if (known == null) {
            known = CaseAccess.parse(caseId).flatMap(cases::find).orElseThrow(ThreadPage::unknown);
            found = known;
        }
        return known;
    }

    private static HubException unknown() {
        return new HubException(ProblemKind.NOT_FOUND, "No such case, or not involved.");
    }

    public String getCaseId() {
        return caseId;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public boolean isToPatient() {
        return toPatient;
    }

    public void setToPatient(boolean toPatient) {
        this.toPatient = toPatient;
    }

    public boolean isToRelatives() {
        return toRelatives;
    }

    public void setToRelatives(boolean chosen) {
        toRelatives = chosen;
    }

    public boolean isToPharmacy() {
        Boolean chosen = toPharmacy;
        return chosen == null ? readers().isPharmacyAnswered() : chosen;
    }

    public void setToPharmacy(boolean chosen) {
        toPharmacy = chosen;
    }
}
