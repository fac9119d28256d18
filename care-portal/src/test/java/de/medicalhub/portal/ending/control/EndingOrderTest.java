package de.medicalhub.portal.ending.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.ending.entity.Ending;
import de.medicalhub.portal.ending.entity.Said;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EndingOrderTest {
    private final Case found = ExampleCases.at("asked");

    @Test
    @DisplayName("E1 a consent that is withdrawn already cannot be withdrawn")
    void onlyWhatCanEndIsOffered() {
        int before = EndingOrder.possible(found).size();
        assertThat(EndingOrder.possible(found)).contains(Ending.DIED, Ending.COMPLETED);

        found.consents().forEach(consent -> consent.setStatus(Consent.ConsentState.INACTIVE));

        assertThat(EndingOrder.possible(found)).noneMatch(Ending::isWithdrawal);
        assertThat(EndingOrder.possible(found)).hasSizeLessThan(before);
        assertThat(EndingOrder.of(found, Ending.CONSENT_DISCHARGE, new Said("patient", "", null)))
                .isEmpty();
    }

    @Test
    @DisplayName("E1 nothing ends twice")
    void nothingEndsTwice() {
        found.plan().orElseThrow().setStatus(CarePlan.CarePlanStatus.REVOKED);

        assertThat(EndingOrder.possible(found)).isEmpty();
    }

    @Test
    @DisplayName("E2 closing names the plan, the reason and the words that were written")
    void closing() {
        EndingOrder order = EndingOrder.of(found, Ending.DIED, new Said(null, "  in der Nacht ", null))
                .orElseThrow();

        assertThat(order.target()).startsWith("CarePlan/");
        assertThat(order.operation()).isEqualTo("$close");
        assertThat(order.input().getParameter("reason").getValue().primitiveValue())
                .isEqualTo("died");
        assertThat(order.input().getParameter("comment").getValue().primitiveValue())
                .isEqualTo("in der Nacht");
        assertThat(EndingOrder.of(found, Ending.DIED, new Said(null, " ", null))
                        .orElseThrow()
                        .input()
                        .getParameter())
                .hasSize(1);
    }

    @Test
    @DisplayName("E3 a withdrawal names the consent and who withdrew it")
    void withdrawing() {
        EndingOrder order = EndingOrder.of(found, Ending.CONSENT_DISCHARGE, new Said("representative", null, null))
                .orElseThrow();

        assertThat(order.target()).startsWith("Consent/");
        assertThat(order.operation()).isEqualTo("$withdraw");
        assertThat(order.input().getParameter("withdrawn-by").getValue().primitiveValue())
                .isEqualTo("representative");
        assertThat(order.input().getParameter()).hasSize(1);
    }

    @Test
    void valuesOfThePageLeadBack() {
        for (Ending ending : Ending.values()) {
            assertThat(Ending.find(ending.value())).contains(ending);
        }
        assertThat(Ending.find("anything")).isEmpty();
        assertThat(Ending.find(null)).isEmpty();
    }
}
