package de.medicalhub.fhir.profile.boundary;

import de.medicalhub.fhir.profile.control.Finding;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;

/** Says what is wrong: element, rule, and a plain sentence in the sender's language. */
final class FindingTexts {
    private static final String BUNDLE = "de.medicalhub.fhir.profile.messages";
    private static final String RULES = "https://medicalhub.de/fhir/validation-rule";
    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);

    private FindingTexts() {}

    static OperationOutcome outcome(List<Finding> findings, @Nullable String acceptLanguage) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE,
                language(acceptLanguage),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        OperationOutcome outcome = new OperationOutcome();
        findings.forEach(finding -> outcome.addIssue(issue(finding, texts)));
        return outcome;
    }

    private static OperationOutcomeIssueComponent issue(Finding finding, ResourceBundle texts) {
        var issue = new OperationOutcomeIssueComponent();
        issue.setSeverity(IssueSeverity.ERROR);
        issue.setCode(code(finding));
        issue.getDetails().addCoding().setSystem(RULES).setCode(finding.rule().replaceAll("\\s+", "-"));
        issue.getDetails()
                .setText(new MessageFormat(texts.getString(finding.kind()), texts.getLocale())
                        .format(new Object[] {finding.place(), finding.rule()}));
        if (!finding.detail().isEmpty()) {
            issue.setDiagnostics(finding.detail());
        }
        if (!finding.place().isEmpty()) {
            issue.addExpression(finding.place());
        }
        return issue;
    }

    private static IssueType code(Finding finding) {
        return switch (finding.kind()) {
            case Finding.UNKNOWN -> IssueType.NOTSUPPORTED;
            case Finding.BROKEN -> IssueType.STRUCTURE;
            default -> IssueType.VALUE;
        };
    }

    private static Locale language(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return Locale.GERMAN;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return best == null ? Locale.GERMAN : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.GERMAN;
        }
    }
}
