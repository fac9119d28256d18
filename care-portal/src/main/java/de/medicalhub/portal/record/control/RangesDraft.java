package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** Ranges that are being agreed on; fields are named by the value's key with {@code Low} or {@code High}. */
public final class RangesDraft {
    private final Map<String, @Nullable String> typed = new LinkedHashMap<>();

    /**
     * A range that is new, changed or ends.
     *
     * @param low empty if there is none
     */
    public record Change(VitalSign sign, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        /** For {@code $agree-range}. */
        public Parameters toParameters() {
            Parameters parameters = new Parameters().addParameter("measure", new CodeType(sign.code()));
            low.ifPresent(limit -> parameters.addParameter("low", new DecimalType(limit)));
            high.ifPresent(limit -> parameters.addParameter("high", new DecimalType(limit)));
            return parameters;
        }
    }

    /** Fills the fields with what holds. */
    public void show(Ranges agreed, ValueWords words) {
        for (VitalSign sign : VitalSign.values()) {
            agreed.low(sign).ifPresent(limit -> typed.put(ValueWords.key(sign) + "Low", words.number(limit)));
            agreed.high(sign).ifPresent(limit -> typed.put(ValueWords.key(sign) + "High", words.number(limit)));
        }
    }

    /** Fields that hold no number. */
    public List<String> unreadable() {
        return typed.keySet().stream()
                .filter(field -> text(field).isPresent() && number(field).isEmpty())
                .toList();
    }

    /** What differs from what holds. */
    public List<Change> changes(Ranges agreed) {
        List<Change> changes = new ArrayList<>();
        for (VitalSign sign : VitalSign.values()) {
            Change wanted =
                    new Change(sign, number(ValueWords.key(sign) + "Low"), number(ValueWords.key(sign) + "High"));
            if (!same(wanted.low(), agreed.low(sign)) || !same(wanted.high(), agreed.high(sign))) {
                changes.add(wanted);
            }
        }
        return changes;
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.map(BigDecimal::stripTrailingZeros).equals(other.map(BigDecimal::stripTrailingZeros));
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(typed.get(field)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<BigDecimal> number(String field) {
        return text(field).flatMap(ValuesDraft::number);
    }

    /** What was typed, by field. */
    public Map<String, @Nullable String> getTyped() {
        return typed;
    }
}
