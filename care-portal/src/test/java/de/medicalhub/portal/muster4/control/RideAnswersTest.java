package de.medicalhub.portal.muster4.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.muster4.entity.RideFacts;
import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RideAnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    @DisplayName("V8 the first answers are stored only if the case has none; what finds them is what is stored")
    void onlyOnce() {
        Case found = ExampleCases.at("asked");
        RideFacts facts = new RideFacts().with("justification", "liegend, Ångström");
        QuestionnaireResponse answers = RideAnswers.of(found, facts, "Practitioner/1", NOW);
        Bundle.BundleEntryComponent entry = RideAnswers.first(found, answers).getEntryFirstRep();
        assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.POST);
        assertThat(entry.getRequest().getIfNoneExist().split("&", -1))
                .containsExactlyInAnyOrder(
                        "identifier=" + answers.getIdentifier().getSystem() + "|"
                                + answers.getIdentifier().getValue(),
                        "questionnaire=" + answers.getQuestionnaire(),
                        "status=" + answers.getStatus().toCode());
    }
}
