package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCriteriaTest {
    @ParameterizedTest
    @CsvSource({
        "_filter, x, true",
        "_contained, true, true",
        "_query, x, true",
        "_list, 42, true",
        "_offset, 100, true",
        "_includeDeleted, both, true",
        "_sort, patient.birthdate, true",
        "_sort, '-_lastUpdated,patient.name', true",
        "_sort, -_lastUpdated, false",
        "_revinclude, *, true",
        "_revinclude, Task:*, true",
        "_include, *, false",
        "_include:iterate, Task:focus, false",
        "_revinclude:iterate, Task:focus, false",
        "_total, accurate, false",
        "_summary, count, false",
        "patient.name, x, false",
        "_has:Task:patient:owner, x, false",
        "patient, Patient/1, false"
    })
    @DisplayName("5: what is evaluated among readable resources only is offered, the rest is not")
    void whatIsOffered(String name, String value, boolean refused) {
        assertThat(criteria("Task", Map.of(name, value)).refusal().isPresent()).isEqualTo(refused);
    }

    @Test
    @DisplayName("5: the trail counts only rows that the caller reads, so its pages lead on by a number of rows")
    void thePlaceInTheTrailIsOffered() {
        assertThat(criteria("AuditEvent", Map.of("_offset", "100")).refusal()).isEmpty();
    }

    @Test
    @DisplayName("9: a total is told where it is asked for, and to a hospital's system with documents")
    void totalsAreToldWhereWanted() {
        assertThat(criteria("Task", Map.of("_total", "accurate")).counts(false)).isTrue();
        assertThat(criteria("Task", Map.of("status", "requested")).counts(true)).isFalse();
        assertThat(criteria("DocumentReference", Map.of("status", "current")).counts(true))
                .isTrue();
        assertThat(criteria("DocumentReference", Map.of("status", "current")).counts(false))
                .isFalse();
        assertThat(criteria("DocumentReference", Map.of("_total", "none")).counts(true))
                .isFalse();
    }

    @Test
    @DisplayName("14: a search is no larger than anybody needs")
    void aSearchIsNoLargerThanNeeded() {
        assertThat(criteria("Task", Map.of("_id", "a,".repeat(1_999) + "a")).excess())
                .isEmpty();
        assertThat(criteria("Task", Map.of("_id", "a,".repeat(2_000) + "a")).excess())
                .isPresent();
        assertThat(criteria("Task", Map.of("code", "x".repeat(1_001))).excess()).isPresent();
        assertThat(criteria("Task", Map.of("a.b.c.d.e", "x")).excess()).isEmpty();
        assertThat(criteria("Task", Map.of("a.b.c.d.e.f", "x")).excess()).isPresent();
        assertThat(criteria("Task", Map.of("_has:A:b:_has:C:d:_has:E:f:_has:G:h:_has:I:j:k", "x"))
                        .excess())
                .isPresent();
        Map<String, String> many = new LinkedHashMap<>();
        IntStream.rangeClosed(0, 100).forEach(i -> many.put("p" + i, "x"));
        assertThat(criteria("Task", many).excess()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "value-quantity, 1e999999999, true",
        "value-quantity, 'gt1E-999999999|http://unitsofmeasure.org|kg', true",
        "value-quantity, '5,1e999999999', true",
        "value-quantity, １e９９９９９９９９９, true",
        "value-quantity:missing, 1e101, true",
        "code-value-quantity, http://loinc.org|1$1e999999999, true",
        "probability, 1e999999999, true",
        "_has:Observation:patient:value-quantity, lt1e999999999, true",
        "partOf.subject:Patient.probability, 1e999999999, true",
        "value-quantity, 1e100, false",
        "value-quantity, ap5.4|http://unitsofmeasure.org|mg, false",
        "identifier, 12E123456, false",
        "patient.identifier, urn:x|12E123456, false"
    })
    @DisplayName("14: a number that nobody can write out is not looked for; a text that looks like one is")
    void numbersAreBounded(String name, String value, boolean refused) {
        assertThat(criteria("Observation", Map.of(name, value)).excess().isPresent())
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, Organization/nursing-mayen, true",
        "status, requested, true",
        "status:not, requested, true",
        "_sort, -_lastUpdated, true",
        "_sort, patient, false",
        "_sort, 'status,-patient', false",
        "_include, Task:focus, true",
        "_include:iterate, Task:focus, true",
        "focus:ServiceRequest.status, active, true",
        "patient.name, x, false",
        "_has:Provenance:target:recorded, 2026, true",
        "_sort, focus, false",
        "performer, Organization/a, false",
        "_sort, performer, false",
        "patient, Patient/1, false",
        "subject, Patient/1, false",
        "for, Patient/1, false",
        "encounter, Encounter/1, false",
        "patient:missing, false, false",
        "identifier, x, false",
        "_text, Meier, false",
        "_content, Meier, false",
        "owner:identifier, x, false",
        "anything-new, x, false"
    })
    @DisplayName("5: a projection is found by nothing but what it shows")
    void projectionsAreFoundByWhatTheyShow(String name, String value, boolean finds) {
        assertThat(criteria("Task", Map.of(name, value)).findsProjections()).isEqualTo(finds);
    }

    @Test
    void aPageHasNoNegativeSize() {
        assertThat(criteria("Patient", Map.of("_count", "-5")).excess()).isPresent();
        assertThat(criteria("Patient", Map.of("_count", "0")).excess()).isEmpty();
    }

    @Test
    void oneHarmfulCriterionAmongHarmlessOnesIsEnough() {
        assertThat(criteria("Task", Map.of("owner", "Organization/a", "patient", "Patient/1"))
                        .findsProjections())
                .isFalse();
    }

    private static SearchCriteria criteria(String type, Map<String, String> parameters) {
        Map<String, String[]> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, new String[] {value}));
        return new SearchCriteria(type, values);
    }
}
