package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.VitalSign;
import de.medicalhub.portal.record.control.Readings.Reading;
import de.medicalhub.portal.record.entity.Chart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a value stands in the picture of 600 by 200, with 44 at the left for the numbers.
 *
 * @param first epoch second of the left end
 * @param seconds from left to right, never 0
 */
record Scale(double low, double high, double step, long first, long seconds) {
    private static final double LEFT = 48;
    private static final double RIGHT = 588;
    private static final double TOP = 12;
    private static final double BOTTOM = 188;
    private static final List<Double> STEPS = List.of(0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
    private static final int MARKS = 5;

    static Scale around(List<Reading> readings, Ranges ranges) {
        List<BigDecimal> values = Stream.concat(
                        readings.stream().map(Reading::value),
                        readings.stream().map(Reading::sign).distinct().flatMap(sign -> limits(sign, ranges)))
                .toList();
        double least =
                values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
        double room = Math.max(1, (most - least) * 0.1);
        double step = STEPS.stream()
                .filter(size -> (most - least + 2 * room) / size <= MARKS)
                .findFirst()
                .orElse(1000.0);
        double low = Math.floor((least - room) / step) * step;
        double high = Math.ceil((most + room) / step) * step;
        long first = readings.get(0).at().getEpochSecond();
        long last = readings.get(readings.size() - 1).at().getEpochSecond();
        return new Scale(low, high, step, first, Math.max(1, last - first));
    }

    double x(Reading reading) {
        return rounded(LEFT + 8 + (RIGHT - LEFT - 16) * (reading.at().getEpochSecond() - first) / seconds);
    }

    double y(double value) {
        return rounded(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low));
    }

    String points(List<Reading> readings) {
        return readings.stream()
                .map(reading -> x(reading) + "," + y(reading.value().doubleValue()))
                .collect(Collectors.joining(" "));
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double tick = low; tick <= high + step / 2; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** The agreed range as far as it can be seen. */
    Stream<Chart.Band> band(VitalSign sign, Ranges ranges) {
        if (!ranges.isAgreed(sign)) {
            return Stream.empty();
        }
        double top = y(ranges.high(sign).map(BigDecimal::doubleValue).orElse(high));
        double bottom = y(ranges.low(sign).map(BigDecimal::doubleValue).orElse(low));
        return Stream.of(new Chart.Band(top, rounded(bottom - top)));
    }

    private static Stream<BigDecimal> limits(VitalSign sign, Ranges ranges) {
        return Stream.concat(ranges.low(sign).stream(), ranges.high(sign).stream());
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
