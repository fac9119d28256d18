package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * Makes Observations of the values, by the vital-signs profiles of FHIR R4 as far as they reach (docs/fhir-model.md); pure.
 *
 * @param patient {@code Patient/…}
 * @param by who measured
 */
public record ValueOrder(CaseId caseId, String patient, String by, Instant at, Optional<String> comment) {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    /** One for each value; blood pressure is one with two components. */
    public List<Observation> of(Map<VitalSign, BigDecimal> values) {
        List<Observation> observations = new ArrayList<>();
        BigDecimal upper = values.get(VitalSign.SYSTOLIC);
        BigDecimal lower = values.get(VitalSign.DIASTOLIC);
        if (upper != null && lower != null) {
            observations.add(pressure(upper, lower));
        }
        values.forEach((sign, value) -> {
            if (sign != VitalSign.SYSTOLIC && sign != VitalSign.DIASTOLIC) {
                Observation observation = observation(sign.code(), sign.german(), sign.category());
                observation.setValue(quantity(sign, value));
                observations.add(observation);
            }
        });
        comment.ifPresent(words ->
                observations.forEach(observation -> observation.addNote().setText(words)));
        return observations;
    }

    private Observation pressure(BigDecimal upper, BigDecimal lower) {
        Observation pressure = observation(VitalSign.BLOOD_PRESSURE, "Blutdruck", VitalSign.SYSTOLIC.category());
        pressure.addComponent()
                .setCode(code(VitalSign.SYSTOLIC.code(), VitalSign.SYSTOLIC.german()))
                .setValue(quantity(VitalSign.SYSTOLIC, upper));
        pressure.addComponent()
                .setCode(code(VitalSign.DIASTOLIC.code(), VitalSign.DIASTOLIC.german()))
                .setValue(quantity(VitalSign.DIASTOLIC, lower));
        return pressure;
    }

    private Observation observation(String code, String name, String category) {
        Observation observation = new Observation();
        observation.addIdentifier(caseId.toIdentifier());
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.addCategory(new CodeableConcept(new Coding(CATEGORY, category, null)));
        observation.setCode(code(code, name));
        observation.setSubject(new Reference(patient));
        observation.addPerformer(new Reference(by));
        DateTimeType moment = new DateTimeType(Date.from(at));
        moment.setTimeZone(TimeZone.getTimeZone("Europe/Berlin"));
        observation.setEffective(moment);
        return observation;
    }

    private static CodeableConcept code(String code, String name) {
        return new CodeableConcept(new Coding(VitalSign.LOINC, code, null)).setText(name);
    }

    private static Type quantity(VitalSign sign, BigDecimal value) {
        return new Quantity()
                .setValue(value)
                .setUnit(sign.unit())
                .setSystem(VitalSign.UCUM)
                .setCode(sign.unit());
    }
}
