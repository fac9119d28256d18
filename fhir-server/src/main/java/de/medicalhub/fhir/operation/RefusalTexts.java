package de.medicalhub.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** Says why an operation is refused: one issue for each fault, in the caller's language. */
public final class RefusalTexts {
    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);
    private static final String BUNDLE = "de.medicalhub.fhir.operation.messages";

    private RefusalTexts() {}

    /** Runs the use case; a refusal becomes the exception that HAPI answers with. */
    public static <T> T explain(RequestDetails request, Supplier<T> useCase) {
        try {
            return useCase.get();
        } catch (Refusal refusal) {
            throw translate(refusal, language(request.getHeader("Accept-Language")));
        }
    }

    static BaseServerResponseException translate(Refusal refusal, Locale language) {
        OperationOutcome outcome = new OperationOutcome();
        refusal.faults().forEach(fault -> outcome.addIssue(issue(refusal, fault, language)));
        String summary = outcome.getIssueFirstRep().getDetails().getText();
        return switch (refusal.kind()) {
            case NOT_FOUND -> new ResourceNotFoundException(summary, outcome);
            case CONFLICT -> new ResourceVersionConflictException(summary, outcome);
            case RULE -> new UnprocessableEntityException(summary, outcome);
            default -> new InvalidRequestException(summary, outcome);
        };
    }

    /** German unless the caller prefers English. */
    public static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.GERMAN;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? Locale.GERMAN : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.GERMAN;
        }
    }

    private static OperationOutcome.OperationOutcomeIssueComponent issue(
            Refusal refusal, Fault fault, Locale language) {
        var issue = new OperationOutcome.OperationOutcomeIssueComponent();
        issue.setSeverity(OperationOutcome.IssueSeverity.ERROR);
        issue.setCode(code(refusal, fault));
        issue.getDetails().setText(sentence(fault, language));
        if (!fault.parameter().isEmpty()) {
            issue.addExpression(fault.parameter());
        }
        return issue;
    }

    private static OperationOutcome.IssueType code(Refusal refusal, Fault fault) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> OperationOutcome.IssueType.NOTFOUND;
            case CONFLICT -> OperationOutcome.IssueType.CONFLICT;
            case RULE -> OperationOutcome.IssueType.BUSINESSRULE;
            default ->
                fault.reason().endsWith("required")
                        ? OperationOutcome.IssueType.REQUIRED
                        : OperationOutcome.IssueType.VALUE;
        };
    }

    private static String sentence(Fault fault, Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(fault.reason()), language)
                .format(new Object[] {label(texts, fault.parameter()), fault.limit()});
    }

    private static String label(ResourceBundle texts, String parameter) {
        try {
            return parameter.isEmpty() ? "" : texts.getString("parameter." + parameter);
        } catch (MissingResourceException unknown) {
            return parameter;
        }
    }
}
