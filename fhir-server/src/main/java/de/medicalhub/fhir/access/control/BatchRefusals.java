package de.medicalhub.fhir.access.control;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;

/** The entries of a batch that were refused; the others are carried out, and each has its place in the answer. */
public final class BatchRefusals {
    private final Map<Integer, BaseServerResponseException> byIndex = new TreeMap<>();

    void add(int index, BaseServerResponseException refusal) {
        byIndex.put(index, refusal);
    }

    boolean has(int index) {
        return byIndex.containsKey(index);
    }

    /** Puts the refusals where the answers of their entries belong. */
    public void fillIn(Bundle answer) {
        byIndex.forEach((index, refusal) -> answer.getEntry().add(index, entry(refusal)));
    }

    /** The same refusal, which now says at which entry. */
    static BaseServerResponseException naming(int index, BaseServerResponseException refusal) {
        OperationOutcome outcome = outcome(refusal);
        outcome.getIssueFirstRep().addExpression("Bundle.entry[" + index + "]");
        refusal.setOperationOutcome(outcome);
        return refusal;
    }

    private static BundleEntryComponent entry(BaseServerResponseException refusal) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.getResponse().setStatus(Integer.toString(refusal.getStatusCode())).setOutcome(outcome(refusal));
        return entry;
    }

    private static OperationOutcome outcome(BaseServerResponseException refusal) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(
                        switch (refusal.getStatusCode()) {
                            case 404 -> OperationOutcome.IssueType.NOTFOUND;
                            case 409, 412 -> OperationOutcome.IssueType.CONFLICT;
                            default -> OperationOutcome.IssueType.FORBIDDEN;
                        })
                .setDiagnostics(refusal.getMessage());
        return outcome;
    }
}
