package de.medicalhub.portal.record.entity;

import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;

/**
 * Which numbers can be meant (K4). Outside {@code lowest} to {@code highest} nobody can have it: a slip of the finger or the
 * wrong unit. Outside {@code rarelyBelow} to {@code rarelyAbove} it is rare enough to look twice. These are limits for
 * typing, not for treatment.
 */
public enum Plausibility {
    SYSTOLIC(VitalSign.SYSTOLIC, 40, 80, 200, 300),
    DIASTOLIC(VitalSign.DIASTOLIC, 20, 40, 120, 200),
    PULSE(VitalSign.PULSE, 20, 45, 130, 300),
    WEIGHT(VitalSign.WEIGHT, 20, 35, 180, 400),
    TEMPERATURE(VitalSign.TEMPERATURE, 25, 35, 40, 45),
    OXYGEN(VitalSign.OXYGEN, 40, 88, 100, 100),
    GLUCOSE(VitalSign.GLUCOSE, 10, 60, 300, 1000),
    PAIN(VitalSign.PAIN, 0, 0, 10, 10);

    private final VitalSign sign;
    private final BigDecimal lowest;
    private final BigDecimal rarelyBelow;
    private final BigDecimal rarelyAbove;
    private final BigDecimal highest;

    Plausibility(VitalSign sign, long lowest, long rarelyBelow, long rarelyAbove, long highest) {
        this.sign = sign;
        this.lowest = BigDecimal.valueOf(lowest);
        this.rarelyBelow = BigDecimal.valueOf(rarelyBelow);
        this.rarelyAbove = BigDecimal.valueOf(rarelyAbove);
        this.highest = BigDecimal.valueOf(highest);
    }

    /** The limits of that value. */
    public static Plausibility of(VitalSign sign) {
        for (Plausibility one : values()) {
            if (one.sign == sign) {
                return one;
            }
        }
        throw new IllegalArgumentException("No limits for " + sign);
    }

    /** Whether nobody can have it. */
    public boolean isImpossible(BigDecimal value) {
        return value.compareTo(lowest) < 0 || value.compareTo(highest) > 0;
    }

    /** Whether it is rare enough to look twice. */
    public boolean isUnusual(BigDecimal value) {
        return value.compareTo(rarelyBelow) < 0 || value.compareTo(rarelyAbove) > 0;
    }

    public VitalSign sign() {
        return sign;
    }

    public BigDecimal lowest() {
        return lowest;
    }

    public BigDecimal rarelyBelow() {
        return rarelyBelow;
    }

    public BigDecimal rarelyAbove() {
        return rarelyAbove;
    }

    public BigDecimal highest() {
        return highest;
    }
}
