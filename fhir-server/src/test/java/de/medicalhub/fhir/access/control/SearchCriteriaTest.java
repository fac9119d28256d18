package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCriteriaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "_has:Task:patient:owner",
                "patient.name",
                "patient:Patient.birthdate",
                "subject:Patient.identifier",
                "_has",
                "_filter",
                "_contained",
                "_query"
            })
    @DisplayName("5: chains, reverse chains and filters are refused")
    void whatLooksIntoOtherResourcesIsRefused(String name) {
        assertThat(criteria("Task", Map.of(name, "x")).refusal()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Task, _total, accurate, true",
        "Task, _summary, count, true",
        "Task, _summary, true, false",
        "Task, _total, none, false",
        "Organization, _total, accurate, false",
        "Organization, _summary, count, false",
        "Task, _include, *, true",
        "Task, _include, Task:*, true",
        "Task, _revinclude, AuditEvent:entity, true",
        "Task, _include:iterate, Task:*, true",
        "Task, _include:iterate, Task:focus, true",
        "Task, _include:recurse, Task:focus, true",
        "Task, _revinclude:iterate, Task:focus, true",
        "Task, _summary, COUNT, true",
        "Task, _sort, patient.birthdate, true",
        "Task, _sort, '-_lastUpdated,patient.name', true",
        "Task, _sort, -_lastUpdated, false",
        "Task, _include, Task:focus, false",
        "PractitionerRole, _include, PractitionerRole:practitioner, false",
        "Task, patient, Patient/1, false"
    })
    @DisplayName("5: totals and includes only where they tell nothing")
    void totalsAndIncludes(String type, String name, String value, boolean refused) {
        assertThat(criteria(type, Map.of(name, value)).refusal().isPresent()).isEqualTo(refused);
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
        "_include:iterate, Task:focus, false",
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
