package de.medicalhub.portal.handover.boundary;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.SharedCase;
import de.medicalhub.portal.handover.control.Receipt;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.Records;
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
import java.util.Optional;
import java.util.stream.Collectors;

/** On the page of a case: service and practice confirm that the documents have come (H13). */
@Named("receipt")
@RequestScoped
public class ReceiptPage {
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

    private Case theCase() {
        return shared.get();
    }

    /** Whether the reader's own service or practice has still to confirm that the documents have come (H13). */
    public boolean isReceiving() {
        return !missing().isEmpty();
    }

    private List<Receipt.Missing> missing() {
        return receiver()
                .map(own -> Receipt.missing(theCase(), own, user.claims().fhirUser()))
                .orElse(List.of());
    }

    /** What is asked about, in words. */
    public String getMissingPapers() {
        return missing().stream()
                .map(Receipt.Missing::name)
                .distinct()
                .map(speaker::say)
                .collect(Collectors.joining(", "));
    }

    /** The same as references; the page sends them back, so that only what was shown is confirmed. */
    public String getMissingShown() {
        return missing().stream().map(Receipt.Missing::shown).collect(Collectors.joining(" "));
    }

    private List<String> confirmed() {
        String shown = Objects.requireNonNullElse(request.getParameter("documents-shown"), "");
        List<String> told = List.of(shown.split(" ", -1));
        return missing().stream()
                .map(Receipt.Missing::shown)
                .filter(told::contains)
                .toList();
    }

    private Optional<String> receiver() {
        String part = user.is(Role.NURSE) ? "nursing" : user.is(Role.GP) ? "gp" : "";
        return theCase().organisation(part).filter(user::worksFor);
    }

    /** Confirms in the reader's own name that the documents have come. */
    public void receive() {
        List<String> documents = confirmed();
        boolean fine = receiver()
                .filter(own -> !documents.isEmpty())
                .map(own -> records.keep(Receipt.of(theCase(), own, user.getName(), documents, clock.instant()))
                        .refusal()
                        .isEmpty())
                .orElse(false);
        String sentence = speaker.key(fine ? "receipt.done" : "receipt.refused");
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                fine ? FacesMessage.SEVERITY_INFO : FacesMessage.SEVERITY_ERROR, sentence, sentence));
        shared.forget();
    }
}
