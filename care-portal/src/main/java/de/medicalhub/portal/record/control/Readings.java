package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads the measured values out of Observations; pure. */
final class Readings {
    /** One value at one time. */
    record Reading(VitalSign sign, Instant at, BigDecimal value, Observation from) {}

    private Readings() {}

    /** All that can be drawn, the oldest first; what was a mistake or has another unit is left out. */
    static List<Reading> of(Collection<Observation> observations) {
        List<Reading> readings = new ArrayList<>();
        for (Observation observation : observations) {
            if (observation.getStatus() != Observation.ObservationStatus.ENTEREDINERROR
                    && observation.hasEffectiveDateTimeType()
                    && observation.getEffectiveDateTimeType().hasValue()) {
                take(observation, observation.getCode(), observation.getValue(), readings);
                observation
                        .getComponent()
                        .forEach(part -> take(observation, part.getCode(), part.getValue(), readings));
            }
        }
        readings.sort(Comparator.comparing(Reading::at));
        return readings;
    }

    private static void take(
            Observation observation, CodeableConcept code, @Nullable Type value, List<Reading> readings) {
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            Instant at = observation.getEffectiveDateTimeType().getValue().toInstant();
            code.getCoding().stream()
                    .filter(coding -> VitalSign.LOINC.equals(coding.getSystem()) && coding.hasCode())
                    .flatMap(coding -> VitalSign.find(coding.getCode()).stream())
                    .filter(sign -> sign.unit().equals(quantity.getCode()))
                    .limit(1)
                    .forEach(sign -> readings.add(new Reading(sign, at, quantity.getValue(), observation)));
        }
    }
}
