package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.common.time.HubClock;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that are being entered. */
public class ValuesDraft {
    private final Map<String, @Nullable String> typed = new LinkedHashMap<>();
    private @Nullable LocalDateTime at;
    private @Nullable String comment;
    private boolean checked;

    /** Measured now. */
    public static ValuesDraft fresh(Clock clock) {
        ValuesDraft draft = new ValuesDraft();
        draft.at = LocalDateTime.ofInstant(clock.instant(), HubClock.berlin()).truncatedTo(ChronoUnit.MINUTES);
        return draft;
    }

    /** What was typed, by the key of the value, such as {@code pulse}. */
    public Map<String, @Nullable String> getTyped() {
        return typed;
    }

    /** What was typed for that value; empty if nothing. */
    public Optional<String> typed(VitalSign sign) {
        return Optional.ofNullable(typed.get(ValueWords.key(sign)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** The number; empty if it is none. A comma or a point, and nothing to be guessed. */
    public static Optional<BigDecimal> number(String text) {
        String plain = text.replace(',', '.');
        return plain.matches("\\d{1,4}(\\.\\d{1,2})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    public @Nullable LocalDateTime getAt() {
        return at;
    }

    public void setAt(@Nullable LocalDateTime at) {
        this.at = at;
    }

    public @Nullable String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment;
    }

    public boolean isChecked() {
        return checked;
    }

    public void setChecked(boolean checked) {
        this.checked = checked;
    }
}
