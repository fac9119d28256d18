package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import java.util.List;

/**
 * The pages of one print, put together.
 *
 * @param plan what is there, in the order of the pages; without page numbers
 * @param pages how many pages the print has
 * @param missing numbers of the pages that were not scanned
 * @param findings what was left out or differs between pages
 */
public record Assembly(MedicationPlan plan, int pages, List<Integer> missing, List<Finding> findings) {
    public Assembly {
        missing = List.copyOf(missing);
        findings = List.copyOf(findings);
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
