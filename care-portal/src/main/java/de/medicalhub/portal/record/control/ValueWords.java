package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;

/** How people say values and ranges; pure. */
public final class ValueWords {
    private final Texts texts;

    public ValueWords(Texts texts) {
        this.texts = texts;
    }

    /** Key of the words for a value, such as {@code pulse}. */
    public static String key(VitalSign sign) {
        return sign.name().toLowerCase(Locale.ROOT);
    }

    /** "Puls". */
    public String name(VitalSign sign) {
        return texts.of("vital." + key(sign));
    }

    /** "mmHg". */
    public String unit(VitalSign sign) {
        return texts.of("vital.unit." + key(sign));
    }

    /** "72,5". */
    public String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.language().locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** "72,5 kg". */
    public String value(VitalSign sign, BigDecimal value) {
        return texts.say(Phrase.of("vital.value", number(value), unit(sign)));
    }

    /** "vereinbart: 50 bis 100"; empty if nothing is agreed. */
    public String range(VitalSign sign, Ranges ranges) {
        Optional<String> low = ranges.low(sign).map(this::number);
        Optional<String> high = ranges.high(sign).map(this::number);
        if (low.isPresent() && high.isPresent()) {
            return texts.say(Phrase.of("vital.range.both", low.get(), high.get()));
        }
        return low.map(limit -> texts.say(Phrase.of("vital.range.low", limit)))
                .or(() -> high.map(limit -> texts.say(Phrase.of("vital.range.high", limit))))
                .orElse("");
    }
}
