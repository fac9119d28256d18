package de.medicalhub.portal.record.control;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;

/** Values that stand already are not written a second time: a form that was sent twice (K15); pure. */
public final class SameValues {
    private SameValues() {}

    /** What of the written ones the record does not have yet: same value, same moment, same person. */
    public static List<Observation> unknown(List<Observation> written, List<Observation> stored) {
        return written.stream()
                .filter(one -> stored.stream().noneMatch(other -> isSame(one, other)))
                .toList();
    }

    private static boolean isSame(Observation one, Observation other) {
        return other.getStatus() == one.getStatus()
                && other.getCode().hasCoding()
                && one.getCode()
                        .getCodingFirstRep()
                        .getCode()
                        .equals(other.getCode().getCodingFirstRep().getCode())
                && one.getPerformerFirstRep()
                        .getReference()
                        .equals(other.getPerformerFirstRep().getReference())
                && other.hasEffectiveDateTimeType()
                && moment(one).equals(moment(other))
                && Base.compareDeep(one.getValue(), other.getValue(), true)
                && components(one).equals(components(other));
    }

    private static Instant moment(Observation measured) {
        return measured.getEffectiveDateTimeType().getValue().toInstant();
    }

    private static List<String> components(Observation pressure) {
        return pressure.getComponent().stream()
                .map(part -> part.getCode().getCodingFirstRep().getCode() + " "
                        + part.getValueQuantity()
                                .getValue()
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }
}
