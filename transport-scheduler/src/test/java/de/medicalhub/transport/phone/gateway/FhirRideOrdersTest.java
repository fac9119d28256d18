package de.medicalhub.transport.phone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.problem.ProblemKind;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FhirRideOrdersTest {
    @Test
    @DisplayName("What the record says is wrong is said, all of it")
    void saysWhatIsWrong() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().getDetails().setText("The end must be after the start.");
        outcome.addIssue().getDetails().setText("The patient's {phone} is too long.");
        assertThat(FhirRideOrders.refused(ProblemKind.INVALID, outcome, "phone.stored-otherwise")
                        .sentence(Locale.ENGLISH))
                .isEqualTo("The end must be after the start. The patient's {phone} is too long.");
    }

    @Test
    @DisplayName("Without a word of the record the refusal is said in general, and a conflict by what it means here")
    void saysItInGeneral() {
        assertThat(FhirRideOrders.refused(ProblemKind.INVALID, null, "phone.stored-otherwise")
                        .key())
                .isEqualTo("phone.refused.INVALID");
        assertThat(FhirRideOrders.refused(ProblemKind.CONFLICT, new OperationOutcome(), "phone.stored-otherwise")
                        .key())
                .isEqualTo("phone.stored-otherwise");
    }
}
