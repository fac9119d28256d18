package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.stereotype.Component;

/** Adds to an OperationOutcome which entry of the transaction is at fault. */
@Component
public class TransactionFaults {
    private final EntryInHand inHand;
    private final FaultyEntry faulty;
    private final UnreadableEntry unreadable;

    TransactionFaults(EntryInHand inHand, FaultyEntry faulty, UnreadableEntry unreadable) {
        this.inHand = inHand;
        this.faulty = faulty;
        this.unreadable = unreadable;
    }

    /** Whether the request is a transaction or a batch: a POST to the base. */
    public static boolean isBundle(RequestDetails request) {
        return request.getRequestType() == RequestTypeEnum.POST && StringUtils.isEmpty(request.getRequestPath());
    }

    /** Does nothing if the request is no bundle or nothing points to an entry. */
    public void nameEntry(RequestDetails request, String message, OperationOutcome outcome) {
        if (isBundle(request)) {
            find(request, message).ifPresent(index -> outcome.getIssue().forEach(issue -> name(issue, index)));
        }
    }

    private OptionalInt find(RequestDetails request, String message) {
        return inHand.bundle()
                .map(bundle -> faulty.find(bundle, message, inHand.entry()))
                .orElseGet(() -> unreadable.find(new String(request.loadRequestContents(), StandardCharsets.UTF_8)));
    }

    private static void name(OperationOutcomeIssueComponent issue, int index) {
        String path = "Bundle.entry[" + index + "]";
        if (issue.getExpression().stream().noneMatch(known -> known.getValue().startsWith(path))) {
            issue.addExpression(path);
        }
    }
}
