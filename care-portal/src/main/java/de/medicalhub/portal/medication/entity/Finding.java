package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/** One thing that is wrong or remarkable in a plan; holds no content of it. */
public record Finding(Rule rule, Place place) implements Serializable {

    /** Whether it keeps this hub from printing the plan (M5). */
    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }
}
