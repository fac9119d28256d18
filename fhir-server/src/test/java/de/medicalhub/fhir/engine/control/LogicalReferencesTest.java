package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogicalReferencesTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final Map<String, SearchParameter> parameters = LogicalReferences.parameters(FHIR).stream()
            .collect(Collectors.toMap(SearchParameter::getCode, Function.identity()));

    @Test
    @DisplayName("each path leads to the identifier in the reference, whatever kind of field it is")
    void pathsLeadToTheIdentifier() {
        Reference named = new Reference().setIdentifier(new Identifier().setValue("4711"));
        assertThat(found("payor-identifier", new Coverage().addPayor(named))).containsExactly("4711");
        assertThat(found("medication-identifier", new MedicationRequest().setMedication(named)))
                .containsExactly("4711");
        assertThat(found("patient-identifier", new Observation().setSubject(named)))
                .containsExactly("4711");
        assertThat(found("patient-identifier", new Observation().setSubject(new Reference("Patient/4711"))))
                .isEmpty();
    }

    @Test
    @DisplayName("each parameter has its types, one path for each, and an id that is its code")
    void parametersAreWhole() {
        assertThat(parameters).containsKeys("subject-identifier", "slot-identifier", "part-of-identifier");
        assertThat(parameters.values()).allSatisfy(parameter -> {
            assertThat(parameter.getIdElement().getIdPart()).isEqualTo(parameter.getCode());
            assertThat(parameter.getExpression().split(" \\| ")).hasSameSizeAs(parameter.getBase());
            assertThat(parameter.getBase().stream().map(PrimitiveType::getValueAsString))
                    .allMatch(type -> parameter.getExpression().contains(type + "."));
        });
    }

    private List<String> found(String code, Resource resource) {
        IFhirPath path = FHIR.newFhirPath();
        String own = List.of(Objects.requireNonNull(parameters.get(code))
                        .getExpression()
                        .split(" \\| "))
                .stream()
                .filter(part -> part.replace("(", "").startsWith(resource.fhirType() + "."))
                .findFirst()
                .orElseThrow();
        return path.evaluate(resource, own, Identifier.class).stream()
                .map(Identifier::getValue)
                .toList();
    }
}
