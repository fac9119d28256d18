package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.record.control.Readings.Reading;
import de.medicalhub.portal.record.entity.FlagRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** Values outside the agreed range that nobody has settled (K6); pure. */
public final class Flags {
    private final Texts texts;
    private final Resources resources;
    private final Ranges ranges;

    /**
     * @param resources the case's Flags and the Observations that they are about
     */
    public Flags(Texts texts, Resources resources, Ranges ranges) {
        this.texts = texts;
        this.resources = resources;
        this.ranges = ranges;
    }

    public List<FlagRow> open() {
        return resources.all(Flag.class).stream()
                .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
                .map(flag -> new FlagRow(flag.getIdElement().getIdPart(), what(flag), sentence(flag), since(flag)))
                .toList();
    }

    private static Optional<VitalSign> sign(Flag flag) {
        return flag.getCode().getCoding().stream()
                .filter(coding -> VitalSign.LOINC.equals(coding.getSystem()) && coding.hasCode())
                .flatMap(coding -> VitalSign.find(coding.getCode()).stream())
                .findFirst();
    }

    private String what(Flag flag) {
        return sign(flag).map(new ValueWords(texts)::name).orElseGet(() -> texts.of("flag.other"));
    }

    private String sentence(Flag flag) {
        ValueWords words = new ValueWords(texts);
        Optional<VitalSign> sign = sign(flag);
        if (sign.isEmpty()) {
            return texts.of("flag.other");
        }
        Optional<Reading> reading = observation(flag).stream()
                .flatMap(observation -> Readings.of(List.of(observation)).stream())
                .filter(one -> one.sign() == sign.get())
                .findFirst();
        return reading.map(one -> texts.say(Phrase.of(
                        "flag.value",
                        words.name(one.sign()),
                        words.value(one.sign(), one.value()),
                        one.at(),
                        words.range(one.sign(), ranges))))
                .orElseGet(() -> texts.say(Phrase.of("flag.sign", words.name(sign.get()))));
    }

    private Optional<Observation> observation(Flag flag) {
        return Optional.ofNullable(flag.getExtensionByUrl(HubCodes.FLAG_DETAIL))
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .flatMap(reference -> resources.find(Observation.class, (Reference) reference));
    }

    private String since(Flag flag) {
        Instant since =
                flag.getPeriod().hasStart() ? flag.getPeriod().getStart().toInstant() : Instant.EPOCH;
        return texts.times().moment(since);
    }
}
