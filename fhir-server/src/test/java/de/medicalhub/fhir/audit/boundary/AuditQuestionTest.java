package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditQuery.Field;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question to the trail is understood or refused, never answered as another one. */
class AuditQuestionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "action:not",
                "outcome:missing",
                "_id:not",
                "patient:missing",
                "patient:identifier",
                "patient.name",
                "agent:Practitioner.name",
                "entity:above",
                "date:missing",
                "purpose:text",
                "_has:Provenance:target:agent",
                "_include",
                "_revinclude:iterate"
            })
    @DisplayName("9: a modifier or a chain is refused")
    void modifiersAreRefused(String name) {
        assertThatThrownBy(() -> AuditQuestion.requirePlain(Set.of(name))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("9: the type of a reference is none")
    void typesAreTaken() {
        assertThatCode(() ->
                        AuditQuestion.requirePlain(Set.of("patient:Patient", "agent:Practitioner", "_count", "date")))
                .doesNotThrowAnyException();
        ReferenceParam patient = new ReferenceParam();
        patient.setValueAsQueryToken(ca.uhn.fhir.context.FhirContext.forR4Cached(), "patient", ":Patient", "12");
        assertThat(new AuditQuestion()
                        .with(Field.PATIENT, patient, "Patient")
                        .query(null, null, null, null)
                        .wanted(Field.PATIENT))
                .hasValue("Patient/12");
    }

    @Test
    @DisplayName("9: a code of another system is none of the trail's")
    void systemsCount() {
        assertThat(action(new TokenParam(null, "C"))).hasValue("C");
        assertThat(action(new TokenParam("http://hl7.org/fhir/audit-event-action", "C")))
                .hasValue("C");
        assertThat(action(new TokenParam("http://example.org", "C")))
                .isPresent()
                .isNotEqualTo(Optional.of("C"));
        assertThat(action(new TokenParam("", "C"))).isPresent().isNotEqualTo(Optional.of("C"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ne2026-11-26", "ap2026-11-26"})
    @DisplayName("9: a kind of date that the trail does not know is refused")
    void otherDatesAreRefused(String date) {
        DateRangeParam range = new DateRangeParam(date, null);
        assertThatThrownBy(() -> new AuditQuestion().query(range, null, null, null))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("9: a day is the whole day")
    void aDayIsTheWholeDay() {
        AuditQuery query = new AuditQuestion().query(new DateRangeParam("ge2026-11-26", "lt2026-11-27"), null, 7, 3);
        assertThat(query.from()).isPresent();
        assertThat(query.until()).isPresent();
        assertThat(query.count()).isEqualTo(7);
        assertThat(query.offset()).isEqualTo(3);
    }

    private static Optional<String> action(TokenParam code) {
        return new AuditQuestion()
                .with(Field.ACTION, code)
                .query(null, null, null, null)
                .wanted(Field.ACTION);
    }
}
