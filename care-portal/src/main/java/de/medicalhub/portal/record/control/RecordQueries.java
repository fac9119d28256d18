package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.records.Allergies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the record page asks the server, in one request (K1). */
public final class RecordQueries {
    private RecordQueries() {}

    /**
     * @param patient {@code Patient/…}
     */
    public static List<String> of(String patient, CaseId caseId) {
        List<String> queries = new ArrayList<>(ofPatient(patient));
        queries.add("Flag?identifier=" + caseId.toSearchToken() + "&_count=50");
        queries.add("Goal?identifier=" + caseId.toSearchToken() + "&lifecycle-status=active&_count=50");
        return queries;
    }

    /** The same without a case. */
    public static List<String> ofPatient(String patient) {
        return List.of(
                "Condition?patient=" + patient + "&_count=200",
                Allergies.query(patient),
                medicines(patient),
                "MedicationStatement?patient=" + patient + "&_include=MedicationStatement:medication&_count=100",
                "DocumentReference?patient=" + patient + "&status=current&_sort=-date&_count=50",
                "Appointment?patient=" + patient + "&_sort=-date&_count=50", // the newest: those to come are among them
                values(patient));
    }

    /** All prescriptions with the medicines that they name and those who wrote them. */
    public static String medicines(String patient) {
        return "MedicationRequest?patient=" + patient
                + "&_include=MedicationRequest:medication&_include=MedicationRequest:requester&_count=200";
    }

    /** The newest values, with those who measured them. */
    public static String values(String patient) {
        String codes = Arrays.stream(VitalSign.values())
                .map(sign -> VitalSign.LOINC + "|" + sign.code())
                .collect(Collectors.joining(","));
        return "Observation?patient=" + patient + "&code=" + codes + "," + VitalSign.LOINC + "|"
                + VitalSign.BLOOD_PRESSURE + "&_include=Observation:performer&_sort=-date&_count=300";
    }
}
