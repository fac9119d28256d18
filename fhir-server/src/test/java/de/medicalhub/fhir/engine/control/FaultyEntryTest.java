package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The messages are HAPI 8.8.0's own. */
class FaultyEntryTest {
    private final FaultyEntry finder = new FaultyEntry(FhirContext.forR4Cached());
    private final Bundle bundle = new Bundle();

    @Test
    void messageThatNamesTheIndexIsBelieved() {
        post(new Organization());
        post(new Organization());

        assertThat(find("HAPI-0543: Missing required resource in Bundle.entry[1].resource for operation POST"))
                .hasValue(1);
        assertThat(find("HAPI-0529: ... specified in Bundle.entry(1).request.method. Found value: \"null\""))
                .hasValue(1);
    }

    @Test
    void unresolvedReferencePointsToItsHolderAndNotToTheEntryInHand() {
        post(new Organization());
        post(about("Patient/nope"));
        BundleEntryComponent last = post(new Organization());

        assertThat(find("HAPI-1094: Resource Patient/nope not found, specified in path: Observation.subject", last))
                .hasValue(1);
    }

    @Test
    void unmatchedSearchPointsToItsHolder() {
        post(about("Patient?identifier=a|c"));
        post(about("Patient?identifier=a|b"));

        assertThat(find("HAPI-1091: Invalid match URL \"Patient?identifier=a|b\" - No resources match this search"))
                .hasValue(1);
    }

    @Test
    void staleVersionPointsToTheUpdateAndNotToWhoMerelyRefersToIt() {
        post(about("Organization/o-1"));
        post(new Organization()).getRequest().setMethod(HTTPVerb.PUT).setUrl("Organization/o-1");

        assertThat(find(
                        "HAPI-0550: HAPI-0989: Trying to update Organization/o-1/_history/99 but this is not the current"
                                + " version"))
                .hasValue(1);
    }

    @Test
    void ambiguousConditionPointsToItsEntry() {
        post(new Organization()).getRequest().setIfNoneExist("name=A");
        post(new Organization()).getRequest().setIfNoneExist("name=B");

        assertThat(find(
                        "HAPI-0958: Failed to CREATE Organization with match URL \"name=B\" because this search matched 2"
                                + " resources"))
                .hasValue(1);
    }

    @Test
    void wrongTypeOfReferenceIsFoundByTheElementThatTheMessageNames() {
        post(about("Patient/p"));
        post(about("Practitioner/p"));

        assertThat(find(
                        "HAPI-0931: Invalid reference found at path 'Observation.subject'. Resource type 'Practitioner' is"
                                + " not valid for this path"))
                .hasValue(1);
    }

    @Test
    void messageWithoutAnyHintPointsToTheEntryInHand() {
        post(new Organization());
        BundleEntryComponent second = post(new Organization());

        assertThat(find("HAPI-0960: Can not create resource with ID[123]", second))
                .hasValue(1);
    }

    @Test
    void nothingIsNamedWhereNothingPointsToAnEntry() {
        post(new Organization());

        assertThat(find("Something else")).isEmpty();
    }

    private OptionalInt find(String message) {
        return finder.find(bundle, message, Optional.empty());
    }

    private OptionalInt find(String message, BundleEntryComponent inHand) {
        return finder.find(bundle, message, Optional.of(inHand));
    }

    private BundleEntryComponent post(Resource resource) {
        BundleEntryComponent entry = bundle.addEntry().setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }

    private static Observation about(String reference) {
        return new Observation().setSubject(new Reference(reference));
    }
}
