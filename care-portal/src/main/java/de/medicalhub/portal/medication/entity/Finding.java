package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/**
 * One thing that is wrong or remarkable in a plan; holds no content of it.
 *
 * @param most how many letters the field has room for, where something is too long; else 0
 */
public record Finding(Rule rule, Place place, int most) implements Serializable {
    public Finding(Rule rule, Place place) {
        this(rule, place, 0);
    }

    /** Whether it keeps this hub from printing the plan (M5). */
    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }
}
