package de.medicalhub.common.fhir;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is measured at the patient's home: code (LOINC), unit (UCUM) and how FHIR R4 groups it. Blood pressure is one
 * Observation with two components, all others are one value each.
 */
public enum VitalSign {
    SYSTOLIC("8480-6", "mm[Hg]", "vital-signs", "Systolischer Blutdruck"),
    DIASTOLIC("8462-4", "mm[Hg]", "vital-signs", "Diastolischer Blutdruck"),
    PULSE("8867-4", "/min", "vital-signs", "Herzfrequenz"),
    WEIGHT("29463-7", "kg", "vital-signs", "Körpergewicht"),
    TEMPERATURE("8310-5", "Cel", "vital-signs", "Körpertemperatur"),
    OXYGEN("2708-6", "%", "vital-signs", "Sauerstoffsättigung"),
    /** Capillary, by glucometer: a laboratory value in the words of FHIR, though measured at home. */
    GLUCOSE("41653-7", "mg/dL", "laboratory", "Blutzucker"),
    /** Verbal numeric rating from 0 to 10. */
    PAIN("72514-3", "{score}", "survey", "Schmerzen");

    /** The system of the codes. */
    public static final String LOINC = "http://loinc.org";

    /** The system of the units. */
    public static final String UCUM = "http://unitsofmeasure.org";

    /** The Observation that holds {@link #SYSTOLIC} and {@link #DIASTOLIC} as components. */
    public static final String BLOOD_PRESSURE = "85354-9";

    private final String code;
    private final String unit;
    private final String category;
    private final String german;

    VitalSign(String code, String unit, String category, String german) {
        this.code = code;
        this.unit = unit;
        this.category = category;
        this.german = german;
    }

    /** The one of that LOINC code. */
    public static Optional<VitalSign> find(String code) {
        return Arrays.stream(values()).filter(sign -> sign.code.equals(code)).findFirst();
    }

    /** LOINC. */
    public String code() {
        return code;
    }

    /** UCUM. */
    public String unit() {
        return unit;
    }

    /** Code of {@code http://terminology.hl7.org/CodeSystem/observation-category}. */
    public String category() {
        return category;
    }

    /** As the records name it. */
    public String german() {
        return german;
    }
}
