package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import java.util.List;

/**
 * A plan, or a page of it, as it was read.
 *
 * @param findings what was left out (M1)
 */
public record Reading(MedicationPlan plan, List<Finding> findings) {
    public Reading {
        findings = List.copyOf(findings);
    }
}
