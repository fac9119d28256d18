package de.medicalhub.transport.orders.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.common.outbox.UndeliverableException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FhirAnswersTest {
    @Test
    @DisplayName("9: what the FHIR server itself refuses for good is not tried again")
    void lastingRefusalsAreUndeliverable() {
        OperationOutcome outcome = new OperationOutcome();
        assertThat(FhirAnswers.judged(new ResourceNotFoundException("gone", outcome)))
                .isInstanceOf(UndeliverableException.class);
        assertThat(FhirAnswers.judged(new UnprocessableEntityException("wrong", outcome)))
                .isInstanceOf(UndeliverableException.class);
    }

    @Test
    @DisplayName(
            "9: leg and driver's part are one transaction, each as it was read; a new part has no version to expect")
    void legAndPartTogether() {
        Task leg = new Task();
        leg.setId("https://hub/fhir/Task/leg-1/_history/7");
        Task part = new Task();
        part.setId("Task/driver-leg-1");
        Bundle bundle = FhirAnswers.together(List.of(leg, part));
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        assertThat(bundle.getEntry())
                .extracting(
                        entry -> entry.getRequest().getMethod(),
                        entry -> entry.getRequest().getUrl(),
                        entry -> entry.getRequest().getIfMatch(),
                        entry -> entry.getResource().getId())
                .containsExactly(
                        tuple(Bundle.HTTPVerb.PUT, "Task/leg-1", "W/\"7\"", "Task/leg-1"),
                        tuple(Bundle.HTTPVerb.PUT, "Task/driver-leg-1", null, "Task/driver-leg-1"));
    }

    @Test
    @DisplayName("9: while the FHIR server is not there yet, no answer is given up")
    void othersAnsweringInItsPlaceAreTriedAgain() {
        assertThat(FhirAnswers.judged(new ResourceNotFoundException("the portal's page")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(FhirAnswers.judged(new FhirClientConnectionException("refused")))
                .isInstanceOf(FhirClientConnectionException.class);
    }
}
