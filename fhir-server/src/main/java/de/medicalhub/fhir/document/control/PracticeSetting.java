package de.medicalhub.fhir.document.control;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;

/**
 * The medical discipline of a document (DocumentReference.context.practiceSetting), which ISiK's metadata must have and a
 * Composition does not tell: that of the department of the stay.
 */
final class PracticeSetting {
    private static final String DISCIPLINES = "http://ihe-d.de/CodeSystems/AerztlicheFachrichtungen";

    /** Key of departments (§ 301 SGB V); the first two digits are the department. */
    private static final String DEPARTMENTS = "http://fhir.de/CodeSystem/dkgev/Fachabteilungsschluessel";

    private static final String UNKNOWN_DEPARTMENT = "ALLG";

    /** The discipline of each department; several departments may be of one. */
    private static final Map<String, String> BY_DEPARTMENT = Map.ofEntries(
            Map.entry("01", "INNE"),
            Map.entry("02", "GERI"),
            Map.entry("03", "KARD"),
            Map.entry("04", "NEPH"),
            Map.entry("05", "HAEM"),
            Map.entry("06", "ENDO"),
            Map.entry("07", "GAST"),
            Map.entry("08", "PNEU"),
            Map.entry("09", "RHEU"),
            Map.entry("10", "KIJU"),
            Map.entry("11", "KKAR"),
            Map.entry("12", "NNAT"),
            Map.entry("13", "KDCH"),
            Map.entry("14", "PNEU"),
            Map.entry("15", "ALCH"),
            Map.entry("16", "UNFC"),
            Map.entry("17", "NRCH"),
            Map.entry("18", "GFCH"),
            Map.entry("19", "PLCH"),
            Map.entry("20", "THCH"),
            Map.entry("21", "HZCH"),
            Map.entry("22", "UROL"),
            Map.entry("23", "ORTH"),
            Map.entry("24", "FRAU"),
            Map.entry("25", "FRAU"),
            Map.entry("26", "HNOH"),
            Map.entry("27", "AUGE"),
            Map.entry("28", "NEUR"),
            Map.entry("29", "PSYC"),
            Map.entry("30", "KPSY"),
            Map.entry("31", "PSYM"),
            Map.entry("32", "NUKL"),
            Map.entry("33", "STRA"),
            Map.entry("34", "HAUT"),
            Map.entry("35", "MZKH"),
            Map.entry("36", "INTM"));

    private PracticeSetting() {}

    /** By the department of the stay; where that is not told, general medicine. */
    static CodeableConcept of(Optional<Encounter> stay) {
        String code = stay.stream()
                .flatMap(encounter -> encounter.getServiceType().getCoding().stream())
                .filter(coding -> coding.hasSystem() && coding.getSystem().startsWith(DEPARTMENTS) && coding.hasCode())
                .map(coding -> BY_DEPARTMENT.get(coding.getCode()
                        .substring(0, Math.min(2, coding.getCode().length()))))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(UNKNOWN_DEPARTMENT);
        return new CodeableConcept(new Coding().setSystem(DISCIPLINES).setCode(code));
    }
}
