package de.medicalhub.fhir.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import de.medicalhub.common.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTextsTest {
    @Test
    void everySentenceExistsInBothLanguages() {
        assertThat(texts(Locale.GERMAN).keySet())
                .isEqualTo(texts(Locale.ENGLISH).keySet());
        for (String key : texts(Locale.GERMAN).keySet()) {
            assertThat(texts(Locale.GERMAN).getString(key)).as(key).isNotBlank();
            assertThat(texts(Locale.ENGLISH).getString(key)).as(key).isNotBlank();
        }
    }

    @Test
    void eachFaultIsAnIssueThatNamesItsParameter() {
        Refusal refusal = new Refusal(
                ProblemKind.INVALID,
                List.of(new Fault("follow-up", "required"), new Fault("nux", "unknown-parameter")));
        BaseServerResponseException answer = RefusalTexts.translate(refusal, Locale.ENGLISH);
        assertThat(answer.getStatusCode()).isEqualTo(400);
        List<OperationOutcome.OperationOutcomeIssueComponent> issues =
                ((OperationOutcome) answer.getOperationOutcome()).getIssue();
        assertThat(issues).hasSize(2);
        assertThat(issues.get(0).getDetails().getText()).isEqualTo("“Video consultation” is missing.");
        assertThat(issues.get(0).getExpression().get(0).getValue()).isEqualTo("follow-up");
        assertThat(issues.get(0).getCode()).isEqualTo(OperationOutcome.IssueType.REQUIRED);
        assertThat(issues.get(1).getDetails().getText()).contains("nux");
    }

    @ParameterizedTest
    @CsvSource({
        "de, „Dauer in Minuten“ muss eine ganze Zahl von 1 bis 240 sein.",
        "en, “Duration in minutes” must be a whole number from 1 to 240."
    })
    void aLimitIsTold(String language, String sentence) {
        Refusal refusal = new Refusal(ProblemKind.INVALID, List.of(new Fault("minutes", "no-number", "240")));
        assertThat(RefusalTexts.translate(refusal, Locale.forLanguageTag(language)))
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"CONFLICT, 409, CONFLICT", "RULE, 422, BUSINESSRULE", "NOT_FOUND, 404, NOTFOUND"})
    void kindsBecomeStatusAndCode(ProblemKind kind, int status, OperationOutcome.IssueType code) {
        BaseServerResponseException answer =
                RefusalTexts.translate(new Refusal(kind, "already-awarded"), Locale.GERMAN);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(((OperationOutcome) answer.getOperationOutcome())
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"de, de", "'en-GB,en;q=0.8,de;q=0.5', en", "'de-AT,en;q=0.9', de", "fr, de", ", de", "';;;', de"})
    void germanUnlessEnglishIsPreferred(@Nullable String header, String language) {
        assertThat(RefusalTexts.language(header).getLanguage()).isEqualTo(language);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "de.medicalhub.fhir.operation.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
