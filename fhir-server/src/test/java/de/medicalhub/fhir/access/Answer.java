package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** What the FHIR server answered to one request. */
public record Answer(int status, String body) {

    /** As that type; fails if it is another. */
    public <T extends IBaseResource> T as(Class<T> type) {
        assertThat(status).as(body).isBetween(200, 299);
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, body);
    }

    /** References of the resources in a bundle, such as {@code Task/12}. */
    public List<String> found() {
        return resources().stream()
                .map(resource ->
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .toList();
    }

    /** The resources in a bundle. */
    public List<Resource> resources() {
        return as(Bundle.class).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    /** The sentences of a refusal. */
    public List<String> sentences() {
        return outcome().getIssue().stream()
                .map(issue -> issue.getDetails().getText())
                .toList();
    }

    /** The parameters that a refusal names. */
    public List<String> parameters() {
        return outcome().getIssue().stream()
                .flatMap(issue -> issue.getExpression().stream())
                .map(expression -> expression.getValue())
                .toList();
    }

    private OperationOutcome outcome() {
        return FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, body);
    }
}
