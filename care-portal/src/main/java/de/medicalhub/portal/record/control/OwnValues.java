package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.record.entity.Plausibility;
import de.medicalhub.portal.record.entity.ValueField;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What patients measure at home, in their words (K10); pure. */
public final class OwnValues {
    private static final Set<VitalSign> ALWAYS =
            EnumSet.of(VitalSign.SYSTOLIC, VitalSign.DIASTOLIC, VitalSign.WEIGHT, VitalSign.GLUCOSE);

    private final Texts texts;
    private final Ranges ranges;
    private final ValueWords words;

    public OwnValues(Texts texts, Ranges ranges) {
        this.texts = texts;
        this.ranges = ranges;
        words = new ValueWords(texts);
    }

    /** Blood pressure, weight and sugar, and whatever else the practice has agreed on. */
    public List<ValueField> fields() {
        return Arrays.stream(VitalSign.values())
                .filter(sign -> ALWAYS.contains(sign) || ranges.isAgreed(sign))
                .map(sign -> new ValueField(
                        ValueWords.key(sign),
                        words.name(sign),
                        words.unit(sign),
                        words.range(sign, ranges),
                        Plausibility.of(sign)))
                .toList();
    }

    /** A sentence for each value outside the agreed range. */
    public List<String> outside(Map<VitalSign, BigDecimal> values) {
        return values.entrySet().stream()
                .filter(entry -> !ranges.contains(entry.getKey(), entry.getValue()))
                .map(entry -> texts.say(Phrase.of(
                        "my-values.outside",
                        words.name(entry.getKey()),
                        words.value(entry.getKey(), entry.getValue()),
                        words.range(entry.getKey(), ranges))))
                .toList();
    }
}
