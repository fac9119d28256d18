package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.orders.Period;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks as they stand in one column: begin and end as seconds since 1970 with "-" between, a blank between two breaks. */
final class Breaks {
    private Breaks() {}

    static String text(List<Period> breaks) {
        return breaks.stream()
                .map(one -> one.start().getEpochSecond() + "-" + one.end().getEpochSecond())
                .collect(Collectors.joining(" "));
    }

    static List<Period> read(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("-", -1))
                .map(ends -> new Period(second(ends[0]), second(ends[1])))
                .toList();
    }

    private static Instant second(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }
}
