package de.medicalhub.fhir.exchange.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import de.medicalhub.common.problem.HubException;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeTransactionTest {
    private static final String BASE = "https://hub.example/fhir";

    @ParameterizedTest
    @CsvSource({"_summary, true", "_summary, text", "_summary, data", "_elements, id", "_elements:exclude, id"})
    @DisplayName("Rule 12: what is cut is no transaction: it would be stored in the place of the whole")
    void partsAreRefused(String name, String value) {
        assertThatThrownBy(
                        () -> EverythingProvider.requireWhole("transaction", false, Map.of(name, new String[] {value})))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("_summary and _elements");
    }

    @Test
    @DisplayName("Rule 12: what asks for the whole is let through")
    void theWholeIsLetThrough() {
        assertThatCode(() -> EverythingProvider.requireWhole(
                        "transaction", false, Map.of("_summary", new String[] {"false"}, "_type", new String[] {"Task"
                        })))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"TRANSACTION, $everything, true", "SEARCHSET, $everything, false", "TRANSACTION, $document, false"})
    @DisplayName("Rule 12: what stays here is written with its address in a transaction only")
    void addressesAreWritten(BundleType type, String operation, boolean whole) {
        Bundle bundle = new Bundle().setType(type);
        bundle.addEntry().setResource(new Encounter().setSubject(new Reference(BASE + "/Patient/p")));
        ServletRequestDetails request = new ServletRequestDetails();
        request.setFhirServerBase(BASE);
        request.setOperation(operation);

        new StayingReferencesListener().onAnswer(request, new ResponseDetails(bundle));

        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setServerBaseUrl(request.getFhirServerBase());
        assertThat(parser.encodeResourceToString(bundle).contains("\"" + BASE + "/Patient/p\""))
                .isEqualTo(whole);
    }
}
