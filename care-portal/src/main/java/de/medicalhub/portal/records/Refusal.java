package de.medicalhub.portal.records;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Why the server did not do what was asked (R2). */
public record Refusal(ProblemKind kind, List<Issue> issues) {

    /**
     * One reason.
     *
     * @param parameter the input that it concerns; empty if none
     * @param sentence the server's words
     */
    public record Issue(String parameter, String sentence) {}

    /** From the error answer of the FHIR server. */
    static Refusal of(BaseServerResponseException answer) {
        if (answer.getOperationOutcome() instanceof OperationOutcome outcome) {
            List<Issue> issues = outcome.getIssue().stream()
                    .map(issue -> new Issue(
                            issue.getExpression().stream()
                                    .findFirst()
                                    .map(expression -> lastPart(expression.getValue()))
                                    .orElse(""),
                            issue.getDetails().hasText()
                                    ? issue.getDetails().getText()
                                    : words(issue.getDiagnostics())))
                    .toList();
            return new Refusal(kind(answer.getStatusCode()), issues);
        }
        return new Refusal(kind(answer.getStatusCode()), List.of());
    }

    private static String words(String diagnostics) {
        return diagnostics == null ? "" : diagnostics.replaceFirst("^HAPI-\\d+: ", "");
    }

    private static String lastPart(String expression) {
        return expression.replaceFirst("^Parameters\\.", "").replaceFirst("^parameter\\.", "");
    }

    static ProblemKind kind(int status) {
        return switch (status) {
            case 400 -> ProblemKind.INVALID;
            case 401 -> ProblemKind.UNAUTHENTICATED;
            case 403 -> ProblemKind.FORBIDDEN;
            case 404 -> ProblemKind.NOT_FOUND;
            case 409, 412 -> ProblemKind.CONFLICT;
            case 410 -> ProblemKind.GONE;
            case 422 -> ProblemKind.RULE;
            case 502, 503, 504 -> ProblemKind.UNAVAILABLE;
            default -> ProblemKind.FAULT;
        };
    }
}
