package de.medicalhub.portal.numbers.control;

import de.medicalhub.portal.numbers.entity.Count;
import de.medicalhub.portal.numbers.entity.Series;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Numbers as CSV (RFC 4180): commas, quotes where needed, lines that end with CR LF, German headers (K3). */
public final class NumbersCsv {
    private static final String HIDDEN = "unterdrückt";
    private static final List<String> HEADERS = List.of(
            "Kennzahl",
            "Monat",
            "Anzahl",
            "davon",
            "Anteil in Prozent",
            "unteres Quartil in Stunden",
            "Median in Stunden",
            "oberes Quartil in Stunden");
    private static final Map<String, String> NAMES = Map.of(
            "time-to-acceptance", "Zeit von der Anfrage bis zur Zusage",
            "placed-before-discharge", "Vor der Entlassung versorgt",
            "punctual-transports", "Pünktliche Fahrten und Lieferungen",
            "video-held", "Videosprechstunden",
            "no-shows", "Nicht angetroffen");

    private NumbersCsv() {}

    /** All measures, one line for each month and one for the total. */
    public static String of(List<Series> all) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADERS);
        for (Series series : all) {
            series.months().forEach(month -> lines.add(line(series, Optional.of(month.month()), month.count())));
            lines.add(line(series, Optional.empty(), series.total()));
        }
        return lines.stream()
                .map(line -> line.stream().map(NumbersCsv::field).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static List<String> line(Series series, Optional<YearMonth> month, Count count) {
        List<String> line = new ArrayList<>();
        line.add(NAMES.getOrDefault(series.code(), series.code()));
        line.add(month.map(YearMonth::toString).orElse("gesamt"));
        line.add(told(count.all()));
        line.add(series.isShare() ? told(count.part()) : "");
        line.add(series.isShare() ? percent(count) : "");
        for (int quartile = 0; quartile < 3; quartile++) {
            line.add(series.isTime() ? hours(count, quartile) : "");
        }
        return line;
    }

    private static String percent(Count count) {
        return count.isNothing() ? "" : told(count.percent());
    }

    private static String hours(Count count, int quartile) {
        if (count.quartiles().size() == 3) {
            return String.valueOf(count.quartiles().get(quartile));
        }
        return count.isNothing() ? "" : HIDDEN;
    }

    private static String told(Optional<Integer> number) {
        return number.map(String::valueOf).orElse(HIDDEN);
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(one -> one == ',' || one == '"' || one == '\r' || one == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
