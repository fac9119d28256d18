package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/**
 * How much is taken when: the four times of a day, or a free text.
 *
 * @param weekday M/@wo, 1 (Monday) to 7; once a week, since version 028
 * @param morning M/@m
 * @param noon M/@d
 * @param evening M/@v
 * @param night M/@h
 * @param text M/@t instead of the four times
 * @param unit M/@du, code of the unit
 * @param unitText M/@dud, free text instead of {@code unit}
 */
public record Dosage(
        String weekday,
        String morning,
        String noon,
        String evening,
        String night,
        String text,
        String unit,
        String unitText)
        implements Serializable {

    /** Whether at least one of the four times of a day has an amount. */
    public boolean hasTimes() {
        return !(morning + noon + evening + night).isEmpty();
    }

    /** The unit as printed; a code that nobody knows stays as it is. */
    public String unitWords() {
        return DoseUnit.of(unit).map(DoseUnit::words).orElse(unit) + unitText;
    }
}
