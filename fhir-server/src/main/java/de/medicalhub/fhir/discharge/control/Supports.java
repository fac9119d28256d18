package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;

/** The kinds of support after a discharge (codes of support-kind), and what each is made of. */
final class Supports {
    static final String NURSING = "nursing";
    static final String TRANSPORT = "transport";
    static final String MEDICATION = "medication";
    static final String APPOINTMENTS = "appointments";

    /** In the order of the assessment. */
    static final List<String> ALL = List.of(
            NURSING,
            HubCodes.TASK_SHORT_TERM_CARE,
            HubCodes.TASK_AIDS,
            TRANSPORT,
            MEDICATION,
            APPOINTMENTS,
            HubCodes.TASK_AFTERCARE);

    /** Needed unless somebody has decided otherwise. */
    static final Set<String> USUAL = Set.of(NURSING, TRANSPORT, MEDICATION, APPOINTMENTS);

    /** What the hospital arranges, or an organisation of this kind that it asks. */
    static final Map<String, String> ARRANGED = Map.of(
            HubCodes.TASK_SHORT_TERM_CARE, "short-term-care",
            HubCodes.TASK_AIDS, "medical-supply",
            HubCodes.TASK_AFTERCARE, "rehabilitation");

    private static final Map<String, String> CATEGORIES = Map.of(MEDICATION, "delivery", APPOINTMENTS, "");

    private Supports() {}

    /** Category of its ServiceRequest; empty if it has none. */
    static String category(String kind) {
        return CATEGORIES.getOrDefault(kind, kind);
    }

    /** The kind of an arranged support's Task. */
    static Optional<String> kindOf(Task task) {
        return ARRANGED.keySet().stream()
                .filter(code -> Referrals.is(task, code))
                .findFirst();
    }
}
