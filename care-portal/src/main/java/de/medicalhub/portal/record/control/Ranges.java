package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Range;

/** The agreed ranges of a case; pure. */
public final class Ranges {
    private final Map<VitalSign, Range> agreed = new EnumMap<>(VitalSign.class);
    private final Map<VitalSign, Instant> since = new EnumMap<>(VitalSign.class);

    private Ranges() {}

    /** Those that hold now. */
    public static Ranges of(Collection<Goal> goals) {
        Ranges ranges = new Ranges();
        goals.stream()
                .filter(goal -> goal.getLifecycleStatus() == Goal.GoalLifecycleStatus.ACTIVE)
                .filter(goal -> goal.getTargetFirstRep().hasDetailRange())
                .forEach(goal -> goal.getTargetFirstRep().getMeasure().getCoding().stream()
                        .filter(coding -> coding.hasCode())
                        .flatMap(coding -> VitalSign.find(coding.getCode()).stream())
                        .forEach(sign -> ranges.take(sign, goal)));
        return ranges;
    }

    private void take(VitalSign sign, Goal goal) {
        agreed.put(sign, goal.getTargetFirstRep().getDetailRange());
        // Written once, when it was agreed on; its start is a day only. Values are typed with the minute.
        if (goal.getMeta().hasLastUpdated()) {
            since.put(sign, goal.getMeta().getLastUpdated().toInstant().truncatedTo(ChronoUnit.MINUTES));
        }
    }

    /** Whether a value lies outside a range that held when it was measured. */
    public boolean isOutside(VitalSign sign, BigDecimal value, Instant measured) {
        boolean before =
                Optional.ofNullable(since.get(sign)).filter(measured::isBefore).isPresent();
        return !before && !contains(sign, value);
    }

    public Optional<BigDecimal> low(VitalSign sign) {
        return Optional.ofNullable(agreed.get(sign)).map(range -> range.getLow().getValue());
    }

    public Optional<BigDecimal> high(VitalSign sign) {
        return Optional.ofNullable(agreed.get(sign))
                .map(range -> range.getHigh().getValue());
    }

    public boolean isAgreed(VitalSign sign) {
        return agreed.containsKey(sign);
    }

    /** The limits themselves are within; so is everything where nothing is agreed. */
    public boolean contains(VitalSign sign, BigDecimal value) {
        return low(sign).filter(limit -> value.compareTo(limit) < 0).isEmpty()
                && high(sign).filter(limit -> value.compareTo(limit) > 0).isEmpty();
    }
}
