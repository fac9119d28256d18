package de.medicalhub.transport.orders.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.common.outbox.UndeliverableException;
import org.hl7.fhir.r4.model.OperationOutcome;
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
    @DisplayName("9: while the FHIR server is not there yet, no answer is given up")
    void othersAnsweringInItsPlaceAreTriedAgain() {
        assertThat(FhirAnswers.judged(new ResourceNotFoundException("the portal's page")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(FhirAnswers.judged(new FhirClientConnectionException("refused")))
                .isInstanceOf(FhirClientConnectionException.class);
    }
}
