package de.medicalhub.transport.roads;

import de.medicalhub.common.time.HubClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * By how much a drive lasts longer by the hour in which it leaves (Europe/Berlin, the same on all days).
 *
 * @param ofHours 24 numbers, each from 0.5 to 5
 */
public record HourlyFactors(List<Double> ofHours) {
    /** Always as at a quiet hour. */
    public static final HourlyFactors NONE =
            new HourlyFactors(DoubleStream.generate(() -> 1).limit(24).boxed().toList());

    private static final int HOURS = 24;
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2})-(\\d{1,2})=(\\d(?:\\.\\d+)?)");

    /** Refuses what is no day, and factors that nobody means. */
    public HourlyFactors {
        ofHours = List.copyOf(ofHours);
        if (ofHours.size() != HOURS || ofHours.stream().anyMatch(factor -> factor < 0.5 || factor > 5)) {
            throw new IllegalArgumentException("medhub.transport.hourly-factors: 24 hours, factors from 0.5 to 5");
        }
    }

    /**
     * Spans of hours with their factor, such as {@code 6-9=1.3, 15-18=1.2}: from 6:00 until 9:00 a drive lasts 1.3 times
     * as long. Hours that are not named have the factor 1; of spans that overlap the last one counts.
     *
     * @throws IllegalArgumentException if it says something else
     */
    public static HourlyFactors parse(String text) {
        double[] factors = new double[HOURS];
        Arrays.fill(factors, 1);
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher span = SPAN.matcher(part.strip());
            if (!span.matches()) {
                throw new IllegalArgumentException("medhub.transport.hourly-factors: not understood: " + part.strip());
            }
            int from = Integer.parseInt(span.group(1));
            int until = Integer.parseInt(span.group(2));
            if (from >= until || until > HOURS) {
                throw new IllegalArgumentException(
                        "medhub.transport.hourly-factors: no span of a day: " + part.strip());
            }
            Arrays.fill(factors, from, until, Double.parseDouble(span.group(3)));
        }
        return new HourlyFactors(Arrays.stream(factors).boxed().toList());
    }

    /** Of the hour in which this moment lies. */
    public double at(long epochSecond) {
        return ofHours.get(
                Instant.ofEpochSecond(epochSecond).atZone(HubClock.berlin()).getHour());
    }

    /** Whether any hour differs. */
    public boolean differ() {
        return !equals(NONE);
    }
}
