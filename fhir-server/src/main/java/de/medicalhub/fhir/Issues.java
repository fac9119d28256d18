package de.medicalhub.fhir;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Collects all that is wrong with a request of another system, so that it is told at once. Never quotes values. */
public final class Issues {
    /** The answer to a deletion of what others refer to; who they are is not told. */
    public static final String STILL_NAMED = "Other resources refer to it, so it is not deleted.";

    private final OperationOutcome outcome = new OperationOutcome();

    /** One fault that makes the whole a conflict (409). */
    public static ResourceVersionConflictException conflict(String expression, String sentence) {
        Issues issues = new Issues().add(IssueType.CONFLICT, expression, sentence);
        return new ResourceVersionConflictException(sentence, issues.outcome);
    }

    /** A question that takes longer than it may (400); the sentence says how to ask for less. */
    public static InvalidRequestException tooCostly(String expression, String sentence) {
        Issues issues = new Issues().add(IssueType.TOOCOSTLY, expression, sentence);
        return new InvalidRequestException(sentence, issues.outcome);
    }

    /** One fault that makes the whole unprocessable (422). */
    public static UnprocessableEntityException unprocessable(IssueType code, String expression, String sentence) {
        Issues issues = new Issues().add(code, expression, sentence);
        return new UnprocessableEntityException(sentence, issues.outcome);
    }

    /**
     * One reference that leads to nothing that the sender may see (422); ISiK Basis wants the code {@code processing} for it, and the
     * details say more.
     */
    public static UnprocessableEntityException unknown(String expression, String sentence) {
        Issues issues = new Issues().add(IssueType.PROCESSING, expression, sentence);
        issues.outcome
                .getIssueFirstRep()
                .getDetails()
                .addCoding()
                .setSystem(IssueType.NOTFOUND.getSystem())
                .setCode(IssueType.NOTFOUND.toCode());
        return new UnprocessableEntityException(sentence, issues.outcome);
    }

    /** Whether a refusal says that something named is not known to the sender. */
    public static boolean saysUnknown(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .anyMatch(issue -> issue.getCode() == IssueType.NOTFOUND
                        || issue.getDetails().hasCoding(IssueType.NOTFOUND.getSystem(), IssueType.NOTFOUND.toCode()));
    }

    /**
     * A further fault.
     *
     * @param expression FHIRPath of the element, such as {@code Appointment.start}
     */
    public Issues add(IssueType code, String expression, String sentence) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(code)
                .setDiagnostics(sentence)
                .addExpression(expression);
        return this;
    }

    /**
     * @throws InvalidRequestException (400) if there is any fault
     */
    public void throwIfIncomplete() {
        if (outcome.hasIssue()) {
            throw new InvalidRequestException(first(), outcome);
        }
    }

    /**
     * @throws UnprocessableEntityException (422) if there is any fault
     */
    public void throwIfUnprocessable() {
        if (outcome.hasIssue()) {
            throw new UnprocessableEntityException(first(), outcome);
        }
    }

    private String first() {
        return outcome.getIssueFirstRep().getDiagnostics();
    }
}
