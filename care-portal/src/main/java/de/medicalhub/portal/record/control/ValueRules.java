package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.record.entity.Plausibility;
import de.medicalhub.portal.wording.Phrase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what was typed can be sent (K4); pure. */
public final class ValueRules {
    private static final Duration SLIP = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(31);

    private final Clock clock;

    public ValueRules(Clock clock) {
        this.clock = clock;
    }

    /**
     * Something that does not fit.
     *
     * @param field its id
     * @param unusual whether it may be sent once it was looked at again
     */
    public record Finding(String field, Phrase sentence, boolean unusual) {}

    /** Everything that does not fit; empty if it can be sent. */
    public List<Finding> check(ValuesDraft draft) {
        List<Finding> findings = new ArrayList<>();
        checkTime(draft, findings);
        Map<VitalSign, BigDecimal> values = values(draft, findings);
        if (values.isEmpty() && findings.isEmpty()) {
            findings.add(fault("systolic", "fault.values.none"));
        }
        checkPressure(values, findings);
        values.forEach((sign, value) -> {
            Plausibility limits = Plausibility.of(sign);
            if (limits.isImpossible(value)) {
                findings.add(new Finding(
                        ValueWords.key(sign),
                        Phrase.of(
                                "fault.value.impossible",
                                Phrase.of("vital." + ValueWords.key(sign)),
                                limits.lowest(),
                                limits.highest()),
                        false));
            } else if (limits.isUnusual(value) && !draft.isChecked()) {
                findings.add(new Finding(
                        ValueWords.key(sign),
                        Phrase.of("fault.value.unusual", Phrase.of("vital." + ValueWords.key(sign)), value),
                        true));
            }
        });
        return findings;
    }

    /** The numbers that were typed. */
    public static Map<VitalSign, BigDecimal> values(ValuesDraft draft) {
        return values(draft, new ArrayList<>());
    }

    private static Map<VitalSign, BigDecimal> values(ValuesDraft draft, List<Finding> findings) {
        Map<VitalSign, BigDecimal> values = new EnumMap<>(VitalSign.class);
        for (VitalSign sign : VitalSign.values()) {
            draft.typed(sign).ifPresent(text -> {
                Optional<BigDecimal> number = ValuesDraft.number(text);
                number.ifPresent(value -> values.put(sign, value));
                if (number.isEmpty()) {
                    findings.add(fault(ValueWords.key(sign), "fault.value.no-number"));
                }
            });
        }
        return values;
    }

    private static void checkPressure(Map<VitalSign, BigDecimal> values, List<Finding> findings) {
        BigDecimal upper = values.get(VitalSign.SYSTOLIC);
        BigDecimal lower = values.get(VitalSign.DIASTOLIC);
        if (upper == null && lower != null) {
            findings.add(fault("systolic", "fault.pressure.half"));
        } else if (upper != null && lower == null) {
            findings.add(fault("diastolic", "fault.pressure.half"));
        } else if (upper != null && lower != null && upper.compareTo(lower) <= 0) {
            findings.add(fault("systolic", "fault.pressure.reversed"));
        }
    }

    private void checkTime(ValuesDraft draft, List<Finding> findings) {
        if (draft.getAt() == null) {
            findings.add(fault("at", "fault.at.missing"));
            return;
        }
        Instant at = draft.getAt().atZone(HubClock.berlin()).toInstant();
        if (at.isAfter(clock.instant().plus(SLIP))) {
            findings.add(fault("at", "fault.at.future"));
        } else if (at.isBefore(clock.instant().minus(OLDEST))) {
            findings.add(fault("at", "fault.at.old"));
        }
    }

    private static Finding fault(String field, String key) {
        return new Finding(field, Phrase.of(key), false);
    }
}
