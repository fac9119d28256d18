package de.medicalhub.portal.medication.entity;

import java.io.Serializable;
import java.util.List;

/**
 * Lines under one heading (element S).
 *
 * @param headingCode S/@c, see {@link Heading}
 * @param heading S/@t, free text instead of the code
 */
public record Section(String headingCode, String heading, List<Line> lines) implements Serializable {
    public Section {
        lines = List.copyOf(lines);
    }

    public boolean hasHeading() {
        return !(headingCode + heading).isEmpty();
    }

    public boolean hasSameHeading(Section other) {
        return headingCode.equals(other.headingCode) && heading.equals(other.heading);
    }

    public Section with(List<Line> others) {
        return new Section(headingCode, heading, others);
    }
}
