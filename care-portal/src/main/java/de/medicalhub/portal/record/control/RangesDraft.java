package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;
import java.util.Arrays;
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
    public void show(Map<String, String> fields) {
        typed.putAll(fields);
    }

    /** What holds as it stands in the fields; empty where there is no limit. */
    public static Map<String, String> fields(Ranges agreed, ValueWords words) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (VitalSign sign : VitalSign.values()) {
            fields.put(low(sign), agreed.low(sign).map(words::number).orElse(""));
            fields.put(high(sign), agreed.high(sign).map(words::number).orElse(""));
        }
        return fields;
    }

    /** Fields that hold no number. */
    public List<String> unreadable() {
        return typed.keySet().stream()
                .filter(field -> text(field).isPresent() && number(field).isEmpty())
                .toList();
    }

    /**
     * What was changed here; what was only shown is nobody's wish (K13).
     *
     * @param shown what the fields held before
     */
    public List<Change> changes(Map<String, String> shown) {
        return Arrays.stream(VitalSign.values())
                .filter(sign -> differs(low(sign), shown) || differs(high(sign), shown))
                .map(sign -> new Change(sign, number(low(sign)), number(high(sign))))
                .toList();
    }

    /** Those of the changes where somebody else has agreed on something since the form was shown, and on something else. */
    public static List<Change> overtaken(List<Change> changes, Map<String, String> shown, Ranges agreed) {
        return changes.stream()
                .filter(change -> !agrees(
                        agreed, change.sign(), parsed(shown, low(change.sign())), parsed(shown, high(change.sign()))))
                .filter(change -> !agrees(agreed, change.sign(), change.low(), change.high()))
                .toList();
    }

    private static boolean agrees(Ranges agreed, VitalSign sign, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return same(agreed.low(sign), low) && same(agreed.high(sign), high);
    }

    private boolean differs(String field, Map<String, String> shown) {
        return !same(number(field), parsed(shown, field));
    }

    private static Optional<BigDecimal> parsed(Map<String, String> shown, String field) {
        return Optional.ofNullable(shown.get(field)).flatMap(ValuesDraft::number);
    }

    private static String low(VitalSign sign) {
        return ValueWords.key(sign) + "Low";
    }

    private static String high(VitalSign sign) {
        return ValueWords.key(sign) + "High";
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
