package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AboutPatientTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final SearchParameter parameter = AboutPatient.parameter(FHIR);
    private final List<String> paths = List.of(parameter.getExpression().split(" \\| ", -1));

    @Test
    @DisplayName("what names patients in several fields is found by whichever of them")
    void severalFieldsAreOne() {
        assertThat(parameter.getBase())
                .extracting(PrimitiveType::getValueAsString)
                .contains(
                        "Observation",
                        "Condition",
                        "AllergyIntolerance",
                        "CarePlan",
                        "CareTeam",
                        "Communication",
                        "Composition",
                        "DocumentReference",
                        "Procedure",
                        "QuestionnaireResponse",
                        "ServiceRequest")
                .doesNotContain("AuditEvent", "Provenance", "Patient", "Task", "Encounter");
        assertThat(paths).contains("Observation.subject", "Observation.performer", "CareTeam.participant.member");
    }

    @Test
    @DisplayName(
            "its fields are indexed under the same paths by the parameters of FHIR, so older resources are found, too")
    void itsPathsAreThoseOfFhir() {
        for (String path : paths) {
            String type = path.substring(0, path.indexOf('.'));
            Set<String> known = FHIR.getResourceDefinition(type).getSearchParams().stream()
                    .map((RuntimeSearchParam standard) -> standard.getPathsSplitForResourceType(type))
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            assertThat(known).contains(path);
        }
    }
}
