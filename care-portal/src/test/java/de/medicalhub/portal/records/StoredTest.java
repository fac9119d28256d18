package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredTest {
    @Test
    @DisplayName("R2 what was to be created only once and was there already is a conflict")
    void wasThere() {
        Stored stored = Stored.of(asked("identifier=x"), answered("200 OK"));
        assertThat(stored.refusal())
                .hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo(ProblemKind.CONFLICT));
        assertThat(stored.first().reference()).isEmpty();
        assertThat(stored.first().refusal()).isPresent();
    }

    @Test
    @DisplayName("R2 what was created or written over is there")
    void created() {
        Stored created = Stored.of(asked("identifier=x"), answered("201 Created"));
        assertThat(created.refusal()).isEmpty();
        assertThat(created.references()).containsExactly("QuestionnaireResponse/7");
        assertThat(created.first().reference()).contains("QuestionnaireResponse/7/_history/1");
        assertThat(Stored.of(asked(""), answered("200 OK")).refusal()).isEmpty();
    }

    private static Bundle asked(String condition) {
        Bundle transaction = new Bundle();
        Bundle.BundleEntryComponent entry = transaction.addEntry().setResource(new QuestionnaireResponse());
        if (!condition.isEmpty()) {
            entry.getRequest().setIfNoneExist(condition);
        }
        return transaction;
    }

    private static Bundle answered(String status) {
        Bundle answer = new Bundle();
        answer.addEntry().getResponse().setStatus(status).setLocation("QuestionnaireResponse/7/_history/1");
        return answer;
    }
}
