package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifiersTest {
    private final Modifiers modifiers = new Modifiers(new FhirContextSearchParamRegistry(FhirContext.forR4Cached()));

    @ParameterizedTest(name = "16: {0}?{1}={2}")
    @CsvSource({
        "Patient, family:contains, ill",
        "Patient, name:exact, Flick",
        "Patient, family:missing, true",
        "Patient, birthdate:missing, false",
        "Patient, gender:not, male",
        "Patient, identifier:of-type, x",
        "Patient, _id:not, p",
        "Condition, code:in, http://x",
        "Condition, code:not-in, http://x",
        "Condition, code:above, x",
        "Condition, code:below, x",
        "Condition, code:text, x",
        "Condition, subject:Patient, p",
        "Encounter, account:identifier, x",
        "Observation, value-quantity:missing, true",
        "Observation, value-quantity, 5",
        "ValueSet, url:below, http://x",
        "Condition, subject.name:contains, x",
        "Condition, subject:Patient.name:exact, x",
        "Condition, subject:Patient._id, x",
        "Task, focus:ServiceRequest.subject.name, x",
        "Patient, _has:Observation:patient:code:in, http://x",
        "Patient, _has:Task:patient:focus:ServiceRequest.status:not, x",
        "Condition, subject:Patient._has:Observation:patient:code, x",
        "Task, _include:iterate, Task:focus",
        "Task, _revinclude:recurse, Task:focus",
        "Patient, nosuch:fuzzy, left to the engine",
    })
    void theModifiersOfTheStandardAreTaken(String type, String name, String value) {
        assertThat(refusal(type, name, value)).isEmpty();
    }

    @ParameterizedTest(name = "16: {0}?{1}={2}")
    @CsvSource({
        "Patient, name:fuzzy, x, :fuzzy",
        "Patient, name:nickname, x, :contains",
        "Patient, name:, x, name",
        "Patient, birthdate:exact, 1940, :missing",
        "Patient, gender:foo, male, :foo",
        "Patient, family:missing, maybe, true or false",
        "Patient, family:missing, '', true or false",
        "Observation, value-quantity:not, 5, :not",
        "Observation, code-value-quantity:exact, 5, has none",
        "Condition, subject:Nosuch, p, :Nosuch",
        "Condition, subject:[type], p, :identifier",
        "Condition, subject:mdm, p, :mdm",
        "ValueSet, url:contains, x, :below",
        "Condition, subject.name:fuzzy, x, :fuzzy",
        "Condition, subject:Patient.birthdate:exact, x, :exact",
        "Patient, _has:Observation:patient:code:fuzzy, x, :fuzzy",
        "Condition, subject:Patient._has:Observation:patient:code:fuzzy, x, :fuzzy",
        "Task, _include:always, Task:focus, :iterate",
        "Task, _sort:not, status, :not",
        "Task, _lastUpdated:exact, 2026, :exact",
    })
    void anotherModifierIsRefusedByName(String type, String name, String value, String words) {
        assertThat(refusal(type, name, value).orElse("")).contains(words);
    }

    private Optional<String> refusal(String type, String name, String value) {
        return modifiers.refusal(new SearchCriteria(type, Map.of(name, new String[] {value})));
    }
}
