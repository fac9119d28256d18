package de.medicalhub.portal.numbers.control;

import de.medicalhub.portal.numbers.entity.Series;
import de.medicalhub.portal.numbers.entity.Series.Month;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Bars by month, in the units of the picture (its viewBox).
 *
 * @param top what the highest line stands for
 */
public record Chart(int width, int height, int floor, int top, List<Bar> bars) {
    private static final int HEIGHT = 200;
    private static final int CEILING = 24;
    private static final int FLOOR = 170;
    private static final int SLOT = 60;
    private static final int GAP = 14;
    private static final int PER_CENT = 100;

    /**
     * One month.
     *
     * @param label such as "Nov 26"
     * @param value as written over the bar; for a hidden one a dash
     * @param hidden whether the number is not told
     */
    public record Bar(int x, int y, int width, int height, String label, String value, boolean hidden) {
        /** Middle of the bar. */
        public int middle() {
            return x + width / 2;
        }
    }

    /** The chart of one measure. */
    public static Chart of(Series series, Locale language) {
        int highest = series.months().stream()
                .flatMap(month -> series.shown(month.count()).stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int top = series.isShare() ? PER_CENT : Math.max(1, highest);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < series.months().size(); i++) {
            bars.add(bar(series, series.months().get(i), i, top, language));
        }
        return new Chart(Math.max(1, bars.size()) * SLOT, HEIGHT, FLOOR, top, bars);
    }

    private static Bar bar(Series series, Month month, int place, int top, Locale language) {
        Optional<Integer> shown = series.shown(month.count());
        boolean hidden = shown.isEmpty() && !month.count().isNothing();
        int length = shown.map(value -> Math.round((FLOOR - CEILING) * (float) value / top))
                .orElse(0);
        int drawn = hidden ? 12 : length;
        String label = month.month().format(DateTimeFormatter.ofPattern("MMM yy", language));
        String value = shown.map(number -> series.isShare() ? number + " %" : String.valueOf(number))
                .orElse(hidden ? "–" : "");
        return new Bar(place * SLOT + GAP, FLOOR - drawn, SLOT - 2 * GAP, drawn, label, value, hidden);
    }
}
