package de.medicalhub.portal.record.control;

import de.medicalhub.portal.record.control.Readings.Reading;
import de.medicalhub.portal.record.entity.LatestValue;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;

/** Says of each kind what was measured last, when, and whether it is within the agreed range (K14); pure. */
public final class LatestValues {
    private final Texts texts;
    private final ValueWords words;
    private final Ranges ranges;

    public LatestValues(Texts texts, Ranges ranges) {
        this.texts = texts;
        this.ranges = ranges;
        words = new ValueWords(texts);
    }

    /** In the order of the charts. */
    public List<LatestValue> of(Collection<Observation> observations) {
        List<Reading> readings = Readings.of(observations);
        return Charts.IN_ORDER.stream()
                .map(signs -> readings.stream()
                        .filter(reading -> signs.contains(reading.sign()))
                        .toList())
                .filter(kind -> !kind.isEmpty())
                .map(this::latest)
                .toList();
    }

    private LatestValue latest(List<Reading> kind) {
        Instant at = kind.get(kind.size() - 1).at();
        List<Reading> newest = kind.stream()
                .filter(reading -> reading.at().equals(at))
                .collect(Collectors.toMap(Reading::sign, reading -> reading, (first, second) -> second, TreeMap::new))
                .values()
                .stream()
                .toList();
        boolean pressure = kind.stream().anyMatch(reading -> Charts.isPressure(reading.sign()));
        String key = pressure ? "pressure" : ValueWords.key(newest.get(0).sign());
        String value = newest.stream()
                .sorted(Comparator.comparing(Reading::sign))
                .map(reading -> words.number(reading.value()))
                .collect(Collectors.joining(texts.of("vital.slash")));
        return new LatestValue(
                key,
                texts.of("vital." + key),
                texts.say(Phrase.of(
                        "vital.latest", value, words.unit(newest.get(0).sign()), at)),
                range(newest, pressure),
                outside(newest).findAny().isPresent());
    }

    private String range(List<Reading> newest, boolean pressure) {
        List<Reading> agreed = newest.stream()
                .filter(reading -> ranges.isAgreed(reading.sign()))
                .toList();
        if (agreed.isEmpty()) {
            return texts.of("vital.latest.no-range");
        }
        String limits = agreed.stream()
                .map(Reading::sign)
                .map(sign -> pressure
                        ? texts.say(Phrase.of("vital.latest.part", words.name(sign), words.range(sign, ranges)))
                        : words.range(sign, ranges))
                .collect(Collectors.joining("; "));
        return texts.say(Phrase.of(
                outside(newest).findAny().isPresent() ? "vital.latest.outside" : "vital.latest.within", limits));
    }

    private Stream<Reading> outside(List<Reading> newest) {
        return newest.stream().filter(reading -> ranges.isOutside(reading.sign(), reading.value(), reading.at()));
    }
}
