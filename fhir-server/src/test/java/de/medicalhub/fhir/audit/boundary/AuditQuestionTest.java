package de.medicalhub.fhir.audit.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import de.medicalhub.fhir.audit.entity.AuditQuery;
import de.medicalhub.fhir.audit.entity.AuditQuery.Field;
import java.util.Map;
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

    @Test
    @DisplayName("9: every parameter of FHIR R4 is understood")
    void allOfR4IsUnderstood() {
        FhirContext.forR4Cached().getResourceDefinition("AuditEvent").getSearchParams().stream()
                .map(RuntimeSearchParam::getName)
                .forEach(name -> assertThatCode(() -> asked(name, "x")).as(name).doesNotThrowAnyException());
        assertThat(asked("subtype", "vread").wanted(Field.SUBTYPE)).hasValue("vread");
        assertThat(asked("subtype", "http://hl7.org/fhir/restful-interaction|vread")
                        .wanted(Field.SUBTYPE))
                .hasValue("vread");
        assertThat(asked("entity-type", "http://example.org|1").wanted(Field.ENTITY_TYPE))
                .isPresent()
                .isNotEqualTo(Optional.of("1"));
        assertThat(asked("address", "FE80").wanted(Field.ADDRESS)).hasValue("fe80");
        assertThat(asked("altid", "x").wanted(Field.ABSENT)).isPresent();
        assertThat(asked("altid", "").wanted(Field.ABSENT)).isEmpty();
    }

    @Test
    @DisplayName("9: a parameter that is none, and several values of one, are refused")
    void othersAreRefused() {
        assertThatThrownBy(() -> asked("nurse", "x")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> asked("subtype", "read,vread")).isInstanceOf(InvalidRequestException.class);
    }

    private static AuditQuery asked(String name, String value) {
        return new AuditQuestion()
                .with(Map.of(name, new String[] {value}, "_count", new String[] {"2"}))
                .query(null, null, null, null);
    }

    private static Optional<String> action(TokenParam code) {
        return new AuditQuestion()
                .with(Field.ACTION, code)
                .query(null, null, null, null)
                .wanted(Field.ACTION);
    }
}
