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

    /** The numbers (PZN) of its medicines, with leading zeros. */
    public List<String> numbers() {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .filter(Entry.class::isInstance)
                .map(line -> ((Entry) line).product())
                .filter(product -> !product.pzn().isEmpty())
                .map(Product::fullPzn)
                .distinct()
                .toList();
    }
}
