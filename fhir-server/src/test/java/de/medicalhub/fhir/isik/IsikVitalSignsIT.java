package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a ward's monitor writes and reads: the Vitalparameter module. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikVitalSignsIT {
    private static final String LOINC = "http://loinc.org";
    private static final String BLOOD_PRESSURE = "85354-9";
    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";
    private static final String BREATHING = "9279-1";

    private final Hospital hospital = new Hospital();
    private final Observation pressure = HOSPITAL.create(pressure());
    private final Observation breathing = HOSPITAL.create(breathing());

    @Test
    @DisplayName("a measurement is found by what it is, of whom, when, and by the parts that it has")
    void measurementsAreFound() {
        found(
                pressure,
                "_id=" + pressure.getIdElement().getIdPart(),
                "code=" + LOINC + "%7C" + BLOOD_PRESSURE,
                "encounter=" + reference(hospital.stay) + "&code=" + BLOOD_PRESSURE,
                "date=2026-11-21",
                "combo-code=" + DIASTOLIC,
                "component-code=" + LOINC + "%7C" + SYSTOLIC);
        found(breathing, "combo-code=" + BREATHING, "date=le2026-11-20", "code-value-quantity=" + BREATHING + "$17");
        assertThat(HOSPITAL.get(path("category=vital-signs&status=final")).found())
                .containsExactlyInAnyOrder(reference(pressure), reference(breathing));
    }

    @Test
    @DisplayName(
            "a value is found together with its code, in the measurement or in a part of it, and not with another's")
    void valuesAreFoundWithTheirCode() {
        found(
                pressure,
                "combo-code-value-quantity=" + SYSTOLIC + "$131",
                "combo-code-value-quantity=" + LOINC + "%7C" + SYSTOLIC + "$gt130",
                "combo-code-value-quantity=" + DIASTOLIC + "$83%7Chttp://unitsofmeasure.org%7Cmm%5BHg%5D");
        found(breathing, "combo-code-value-quantity=" + BREATHING + "$17");
        Stream.of(SYSTOLIC + "$83", DIASTOLIC + "$131", BREATHING + "$83", SYSTOLIC + "$lt131")
                .forEach(none -> assertThat(HOSPITAL.get(path("combo-code-value-quantity=" + none))
                                .found())
                        .as(none)
                        .isEmpty());
    }

    @Test
    @DisplayName("an ECG keeps its curves as they came, with the device that drew them")
    void curvesStayAsTheyCame() {
        Device monitor = new Device().setPatient(hospital.about());
        Observation drawn = measurement("11524-6", "2026-11-22");
        drawn.getCategoryFirstRep().getCodingFirstRep().setCode("procedure");
        drawn.setDevice(new Reference(reference(HOSPITAL.create(monitor))));
        SampledData curve = new SampledData()
                .setOrigin(new Quantity().setValue(2048))
                .setPeriod(10)
                .setDimensions(1)
                .setData("2041 2043 2037.50 E L U");
        drawn.addComponent().setCode(code("272729005")).setValue(curve);

        Observation created = HOSPITAL.create(drawn);

        Observation stored = HOSPITAL.get("/" + reference(created)).ok(Observation.class);
        assertThat(HOSPITAL.get(path("device=" + drawn.getDevice().getReference()))
                        .found())
                .containsExactly(reference(created));
        assertThat(stored.getComponentFirstRep().getValueSampledData().getData())
                .isEqualTo(curve.getData());
    }

    private Observation pressure() {
        Observation observation = measurement(BLOOD_PRESSURE, "2026-11-21");
        observation.addComponent().setCode(code(SYSTOLIC)).setValue(value("131", "mm[Hg]"));
        observation.addComponent().setCode(code(DIASTOLIC)).setValue(value("83", "mm[Hg]"));
        return observation;
    }

    private Observation breathing() {
        return measurement(BREATHING, "2026-11-20").setValue(value("17", "/min"));
    }

    private Observation measurement(String code, String day) {
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setSubject(hospital.about())
                .setEncounter(new Reference(reference(hospital.stay)))
                .setEffective(new DateTimeType(day))
                .setCode(code(code));
        observation.addCategory(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", null)));
        return observation;
    }

    private static CodeableConcept code(String code) {
        return new CodeableConcept(new Coding(LOINC, code, null));
    }

    private static Quantity value(String number, String unit) {
        return new Quantity()
                .setValue(new BigDecimal(number))
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit)
                .setUnit(unit);
    }

    /** Each of these questions about the patient finds this measurement alone. */
    private void found(Observation expected, String... questions) {
        for (String question : questions) {
            assertThat(HOSPITAL.get(path(question)).found()).as(question).containsExactly(reference(expected));
        }
    }

    private String path(String question) {
        return "/Observation/?patient=" + reference(hospital.patient) + "&" + question;
    }
}
