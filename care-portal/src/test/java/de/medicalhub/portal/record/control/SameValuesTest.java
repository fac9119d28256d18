package de.medicalhub.portal.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SameValuesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    private static final CaseId CASE = CaseId.next();

    @Test
    @DisplayName("K15: what stands already is not written again; another moment, person or result is")
    void sentTwice() {
        List<Observation> stored = measured("Patient/p", NOON, "140");
        assertThat(stored).hasSize(2);
        assertThat(SameValues.unknown(measured("Patient/p", NOON, "140"), stored))
                .isEmpty();
        assertThat(SameValues.unknown(measured("Patient/p", NOON, "140.0"), stored))
                .isEmpty();
        assertThat(SameValues.unknown(measured("Patient/p", NOON, "141"), stored))
                .singleElement()
                .satisfies(one -> assertThat(one.getComponent()).hasSize(2));
        assertThat(SameValues.unknown(measured("Patient/p", NOON.plusSeconds(60), "140"), stored))
                .hasSize(2);
        assertThat(SameValues.unknown(measured("Practitioner/n", NOON, "140"), stored))
                .hasSize(2);
    }

    @Test
    @DisplayName("K15: what was marked as a mistake can be entered again")
    void afterAMistake() {
        List<Observation> stored = measured("Patient/p", NOON, "140");
        stored.forEach(one -> one.setStatus(Observation.ObservationStatus.ENTEREDINERROR));
        assertThat(SameValues.unknown(measured("Patient/p", NOON, "140"), stored))
                .hasSize(2);
    }

    private static List<Observation> measured(String by, Instant at, String upper) {
        Map<VitalSign, BigDecimal> values = new EnumMap<>(VitalSign.class);
        values.put(VitalSign.SYSTOLIC, new BigDecimal(upper));
        values.put(VitalSign.DIASTOLIC, new BigDecimal("85"));
        values.put(VitalSign.WEIGHT, new BigDecimal("72.5"));
        return new ValueOrder(CASE, "Patient/p", by, at, Optional.empty()).of(values);
    }
}
