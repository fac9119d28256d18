package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether a new medicine can be ordered as it was written (K8); pure. */
public final class MedicineRules {
    private MedicineRules() {}

    /**
     * Something that does not fit.
     *
     * @param field its id
     * @param warning whether it may be ordered once it was looked at
     */
    public record Finding(String field, Phrase sentence, boolean warning) {}

    /**
     * @param codes what is known of the number: itself and its substances
     * @param current the patient's prescriptions
     */
    public static List<Finding> check(MedicineDraft draft, Collection<String> codes, Resources current) {
        List<Finding> findings = new ArrayList<>();
        if (draft.text("name").isEmpty()) {
            findings.add(fault("name", "fault.medicine.name"));
        }
        if (!draft.pzn().isEmpty() && !CheckDigit.PZN.isValid(draft.pzn())) {
            findings.add(fault("pzn", "fault.medicine.pzn"));
        }
        draft.unreadable().forEach(field -> findings.add(fault(field, "fault.medicine.dose")));
        boolean nothing = draft.dosage().isEmpty()
                || (draft.text("hint").isEmpty() && draft.dosage().matches("0-0-0-0"));
        if (nothing) {
            findings.add(fault("morning", "fault.medicine.dosage"));
        }
        LocalDate start = draft.getStart();
        LocalDate end = draft.getEnd();
        if (start != null && end != null && end.isBefore(start)) {
            findings.add(fault("end", "fault.medicine.end"));
        }
        if (draft.text("reason").isEmpty()) {
            findings.add(fault("reason", "fault.medicine.reason"));
        }
        if (findings.isEmpty() && !draft.isChecked()) {
            new SameMedicine(draft.name())
                    .among(codes, current)
                    .forEach(name -> findings.add(new Finding("name", Phrase.of("fault.medicine.same", name), true)));
        }
        return findings;
    }

    private static Finding fault(String field, String key) {
        return new Finding(field, Phrase.of(key), false);
    }
}
