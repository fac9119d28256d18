package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.record.control.Readings.Reading;
import de.medicalhub.portal.record.entity.Chart;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** Draws measured values (K3); pure. */
public final class Charts {
    static final List<List<VitalSign>> IN_ORDER = List.of(
            List.of(VitalSign.SYSTOLIC, VitalSign.DIASTOLIC),
            List.of(VitalSign.PULSE),
            List.of(VitalSign.WEIGHT),
            List.of(VitalSign.TEMPERATURE),
            List.of(VitalSign.OXYGEN),
            List.of(VitalSign.GLUCOSE),
            List.of(VitalSign.PAIN));

    private final Texts texts;
    private final ValueWords words;
    private final Ranges ranges;
    private final Resources names;
    private final String me;

    /**
     * @param names of those who measured
     * @param me the reader's own reference
     */
    public Charts(Texts texts, Ranges ranges, Resources names, String me) {
        this.texts = texts;
        this.ranges = ranges;
        this.names = names;
        this.me = me;
        words = new ValueWords(texts);
    }

    /** One chart for each kind that was measured. */
    public List<Chart> of(Collection<Observation> observations) {
        List<Reading> readings = Readings.of(observations);
        return IN_ORDER.stream()
                .map(signs -> readings.stream()
                        .filter(reading -> signs.contains(reading.sign()))
                        .toList())
                .filter(shown -> !shown.isEmpty())
                .map(this::chart)
                .toList();
    }

    private Chart chart(List<Reading> readings) {
        boolean pressure = readings.stream().anyMatch(reading -> isPressure(reading.sign()));
        VitalSign sign = readings.get(0).sign();
        Scale scale = Scale.around(readings, ranges);
        Map<VitalSign, List<Reading>> series = readings.stream()
                .collect(Collectors.groupingBy(Reading::sign, LinkedHashMap::new, Collectors.toList()));
        String key = pressure ? "pressure" : ValueWords.key(sign);
        return new Chart(
                key,
                texts.of("vital." + key),
                sentence(series, key),
                words.unit(sign),
                series.entrySet().stream()
                        .map(entry -> new Chart.Line(ValueWords.key(entry.getKey()), scale.points(entry.getValue())))
                        .toList(),
                readings.stream().map(reading -> dot(reading, scale)).toList(),
                scale.ticks().stream()
                        .map(value -> new Chart.Tick(scale.y(value), words.number(BigDecimal.valueOf(value))))
                        .toList(),
                series.keySet().stream().flatMap(one -> scale.band(one, ranges)).toList(),
                texts.times().day(readings.get(0).at()),
                texts.times().day(readings.get(readings.size() - 1).at()),
                rows(readings, pressure));
    }

    private Chart.Dot dot(Reading reading, Scale scale) {
        return new Chart.Dot(
                scale.x(reading),
                scale.y(reading.value().doubleValue()),
                isOutside(reading),
                texts.times().moment(reading.at()) + ": " + words.value(reading.sign(), reading.value()));
    }

    private String sentence(Map<VitalSign, List<Reading>> series, String key) {
        List<Reading> newest = new ArrayList<>();
        series.values().forEach(readings -> newest.add(readings.get(readings.size() - 1)));
        newest.sort(Comparator.comparing(Reading::sign));
        String value = newest.stream()
                .map(reading -> words.number(reading.value()))
                .collect(Collectors.joining(texts.of("vital.slash")));
        String unit = words.unit(newest.get(0).sign());
        String last = texts.say(
                Phrase.of("vital.sentence.last", value, unit, newest.get(0).at()));
        long outside = series.values().stream()
                .flatMap(List::stream)
                .filter(this::isOutside)
                .map(Reading::at)
                .distinct()
                .count();
        boolean agreed = series.keySet().stream().anyMatch(ranges::isAgreed);
        String course = course(series.values().iterator().next(), key);
        String range =
                agreed ? texts.say(Phrase.of("vital.sentence.outside", outside)) : texts.of("vital.sentence.no-range");
        return Stream.of(last, course, range).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private String course(List<Reading> readings, String key) {
        if (readings.size() < 2 || key.equals("pressure")) {
            return "";
        }
        Reading first = readings.get(0);
        BigDecimal change = readings.get(readings.size() - 1).value().subtract(first.value());
        String which = change.signum() == 0 ? "same" : change.signum() > 0 ? "more" : "less";
        return texts.say(Phrase.of(
                "vital.sentence." + which,
                words.value(first.sign(), change.abs()),
                texts.times().day(first.at())));
    }

    private List<Chart.Row> rows(List<Reading> readings, boolean pressure) {
        Map<Observation, List<Reading>> together = readings.stream()
                .collect(Collectors.groupingBy(Reading::from, LinkedHashMap::new, Collectors.toList()));
        List<Chart.Row> rows = new ArrayList<>();
        together.forEach((observation, parts) -> rows.add(0, row(observation, parts, pressure)));
        return rows;
    }

    private Chart.Row row(Observation observation, List<Reading> parts, boolean pressure) {
        Reference by = observation.getPerformerFirstRep();
        String value = parts.stream()
                .sorted(Comparator.comparing(Reading::sign))
                .map(reading -> words.number(reading.value()))
                .collect(Collectors.joining(pressure ? texts.of("vital.slash") : ", "));
        return new Chart.Row(
                observation.getIdElement().getIdPart(),
                texts.times().moment(parts.get(0).at()),
                value,
                by(by),
                parts.stream().anyMatch(this::isOutside),
                me.equals(by.getReference()));
    }

    /** Who measured; patients themselves are told apart from those who treat. */
    private String by(Reference by) {
        boolean patient = "Patient".equals(by.getReferenceElement().getResourceType());
        return patient ? texts.of("vital.by.self") : names.nameOf(by);
    }

    private boolean isOutside(Reading reading) {
        return ranges.isOutside(reading.sign(), reading.value(), reading.at());
    }

    static boolean isPressure(VitalSign sign) {
        return sign == VitalSign.SYSTOLIC || sign == VitalSign.DIASTOLIC;
    }
}
