package de.medicalhub.portal.medication.entity;

import java.io.Serializable;
import java.util.List;

/** A medication plan, or one page of it (element MP). */
public record MedicationPlan(
        PrintHead head, Person person, Issuer issuer, Observations observations, List<Section> sections)
        implements Serializable {
    public MedicationPlan {
        sections = List.copyOf(sections);
    }

    public MedicationPlan with(PrintHead other) {
        return new MedicationPlan(other, person, issuer, observations, sections);
    }

    public MedicationPlan with(List<Section> others) {
        return new MedicationPlan(head, person, issuer, observations, others);
    }
}
