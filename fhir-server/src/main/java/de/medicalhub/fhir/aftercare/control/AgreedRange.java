package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/**
 * What is agreed for one value, read from its Goal.
 *
 * @param low empty if there is no lower limit
 */
record AgreedRange(String caseId, VitalSign sign, Optional<BigDecimal> low, Optional<BigDecimal> high) {

    static Optional<AgreedRange> of(Goal goal) {
        Optional<String> caseId = CaseId.find(goal);
        Optional<VitalSign> sign = measureOf(goal);
        if (caseId.isEmpty() || sign.isEmpty() || !goal.getTargetFirstRep().hasDetailRange()) {
            return Optional.empty();
        }
        Range range = goal.getTargetFirstRep().getDetailRange();
        return Optional.of(new AgreedRange(caseId.get(), sign.get(), value(range.getLow()), value(range.getHigh())));
    }

    static Optional<VitalSign> measureOf(Goal goal) {
        return goal.getTargetFirstRep().getMeasure().getCoding().stream()
                .filter(coding -> VitalSign.LOINC.equals(coding.getSystem()) && coding.hasCode())
                .flatMap(coding -> VitalSign.find(coding.getCode()).stream())
                .findFirst();
    }

    /** The limits themselves are within. */
    boolean contains(BigDecimal value) {
        return low.filter(limit -> value.compareTo(limit) < 0).isEmpty()
                && high.filter(limit -> value.compareTo(limit) > 0).isEmpty();
    }

    private static Optional<BigDecimal> value(Quantity limit) {
        return Optional.ofNullable(limit.getValue());
    }
}
