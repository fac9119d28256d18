package de.medicalhub.portal.muster4.entity;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody is driven at the cost of the health insurance, by the letters of the form. */
public enum RideReason {
    /** a: in-patient treatment, as on admission and discharge. */
    INPATIENT("inpatient"),
    /** a: before or after in-patient treatment. */
    PRE_POST_INPATIENT("pre-post-inpatient"),
    /** b: out-patient treatment, with a mark or care level. */
    LASTING_IMPAIRMENT("lasting-impairment"),
    /** c: hospice, short-term care, surgery in place of in-patient treatment. */
    OTHER_REASON("other-reason"),
    /** d: such as dialysis, radiation, chemotherapy. */
    HIGH_FREQUENCY("high-frequency"),
    /** e: as impaired as with a mark, for at least six months. */
    COMPARABLE("comparable"),
    /** f: an ambulance to out-patient treatment. */
    AMBULANCE("ambulance");

    private final String code;

    RideReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<RideReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
