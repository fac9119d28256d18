package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportQueriesTest {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient=1&code=F32",
                "identifier=a%7Cb&code=F32",
                "identifier=a%7C",
                "identifier=a|",
                "identifier=",
                "identifier=a|b,a|c",
                "identifier:not=a|b",
                "patient.identifier=a|b",
                "_id=1&_lastUpdated=gt2026-01-01",
                "_has:Condition:patient:code=F32",
                ""
            })
    void whatAsksForMoreThanWhichResourceIsRefused(String query) {
        entry(HTTPVerb.POST, "Observation", "").getRequest().setIfNoneExist("Observation?" + query);
        assertRefused(PreconditionFailedException.class);
        bundle.getEntry().clear();
        entry(HTTPVerb.PUT, "Observation?" + query, "");
        assertRefused(PreconditionFailedException.class);
        bundle.getEntry().clear();
        entry(HTTPVerb.POST, "Observation", "Patient?" + query);
        assertRefused(ForbiddenOperationException.class);
        assertThat(ImportQueries.refuse(about("Patient?" + query))).isPresent();
    }

    @Test
    void aStarIsAnyCurrentVersionOrThatThereIsNone() {
        for (String[] each : new String[][] {{"absent", "*", null}, {"there", null, "*"}}) {
            bundle.getEntry().clear();
            entry(HTTPVerb.PUT, "Observation/" + each[0], "")
                    .getRequest()
                    .setIfMatch(each[1])
                    .setIfNoneMatch(each[2]);
            assertRefused(PreconditionFailedException.class);
        }
        for (String[] each : new String[][] {{"there", "*", null}, {"absent", null, "*"}}) {
            bundle.getEntry().clear();
            Bundle.BundleEntryRequestComponent wish = entry(HTTPVerb.PUT, "Observation/" + each[0], "")
                    .getRequest()
                    .setIfMatch(each[1])
                    .setIfNoneMatch(each[2]);
            ImportQueries.check(bundle, "Observation/there"::equals);
            assertThat(wish.hasIfMatch() || wish.hasIfNoneMatch()).isFalse();
        }
    }

    @Test
    void aPatchIsRefusedBecauseItCanTest() {
        entry(HTTPVerb.GET, "Observation?patient=1&code=F32", "");
        entry(HTTPVerb.PATCH, "Observation/1", "");
        assertThatThrownBy(() -> ImportQueries.check(bundle, "Observation/there"::equals))
                .isInstanceOf(ForbiddenOperationException.class)
                .extracting(thrown -> ((org.hl7.fhir.r4.model.OperationOutcome)
                                ((BaseServerResponseException) thrown).getOperationOutcome())
                        .getIssueFirstRep()
                        .getExpression()
                        .get(0)
                        .getValue())
                .isEqualTo("Bundle.entry[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier=a|b", "identifier=a%7Cb", "identifier=b", "_id=1"})
    void anIdentifierOrAnIdSaysWhich(String query) {
        entry(HTTPVerb.POST, "Observation", "Patient?" + query).getRequest().setIfNoneExist(query);
        entry(HTTPVerb.PUT, "Observation?" + query, "Patient/1");
        entry(HTTPVerb.PUT, "Observation/1", "");
        assertThatCode(() -> ImportQueries.check(bundle, "Observation/there"::equals))
                .doesNotThrowAnyException();
        assertThat(ImportQueries.refuse(about("Patient?" + query))).isEmpty();
    }

    private void assertRefused(Class<? extends BaseServerResponseException> by) {
        assertThatThrownBy(() -> ImportQueries.check(bundle, "Observation/there"::equals))
                .isInstanceOf(by);
    }

    private Bundle.BundleEntryComponent entry(HTTPVerb verb, String url, String subject) {
        Bundle.BundleEntryComponent entry = bundle.addEntry();
        entry.getRequest().setMethod(verb).setUrl(url);
        entry.setResource(subject.isEmpty() ? new Observation() : about(subject));
        return entry;
    }

    private static Observation about(String subject) {
        return new Observation().setSubject(new Reference(subject));
    }
}
