package de.medicalhub.portal.numbers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.medicalhub.portal.numbers.entity.Count;
import de.medicalhub.portal.numbers.entity.Series;
import de.medicalhub.portal.numbers.entity.Series.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NumbersCsvTest {
    private static final Count HIDDEN = new Count(Optional.empty(), Optional.empty(), List.of());
    private static final Series TIME = new Series(
            "time-to-acceptance",
            List.of(
                    month(9, new Count(Optional.of(0), Optional.empty(), List.of())),
                    month(10, HIDDEN),
                    month(11, new Count(Optional.of(7), Optional.empty(), List.of(2, 5, 9)))),
            HIDDEN);
    private static final Series SHARE = new Series(
            "punctual-transports",
            List.of(
                    month(10, new Count(Optional.of(20), Optional.empty(), List.of())),
                    month(11, new Count(Optional.of(40), Optional.of(30), List.of()))),
            new Count(Optional.of(60), Optional.empty(), List.of()));

    @Test
    @DisplayName("K3: RFC 4180 with German headers; what is hidden says so")
    void csv() {
        assertThat(NumbersCsv.of(List.of(TIME, SHARE)).split("\r\n", -1))
                .containsExactly(
                        "Kennzahl,Monat,Anzahl,davon,Anteil in Prozent,unteres Quartil in Stunden,Median in Stunden,"
                                + "oberes Quartil in Stunden",
                        "Zeit von der Anfrage bis zur Zusage,2026-09,0,,,,,",
                        "Zeit von der Anfrage bis zur Zusage,2026-10,unterdrückt,,,unterdrückt,unterdrückt,unterdrückt",
                        "Zeit von der Anfrage bis zur Zusage,2026-11,7,,,2,5,9",
                        "Zeit von der Anfrage bis zur Zusage,gesamt,unterdrückt,,,unterdrückt,unterdrückt,unterdrückt",
                        "Pünktliche Fahrten und Lieferungen,2026-10,20,unterdrückt,unterdrückt,,,",
                        "Pünktliche Fahrten und Lieferungen,2026-11,40,30,75,,,",
                        "Pünktliche Fahrten und Lieferungen,gesamt,60,unterdrückt,unterdrückt,,,",
                        "");
    }

    @Test
    @DisplayName("K2: a hidden number is drawn as hidden, never as nought")
    void chart() {
        Chart time = Chart.of(TIME, Locale.GERMAN);
        assertThat(time.bars()).extracting(Chart.Bar::value).containsExactly("", "–", "5");
        assertThat(time.bars()).extracting(Chart.Bar::hidden).containsExactly(false, true, false);
        assertThat(time.bars().get(2).y()).isEqualTo(24);
        Chart share = Chart.of(SHARE, Locale.GERMAN);
        assertThat(share.top()).isEqualTo(100);
        assertThat(share.bars()).extracting(Chart.Bar::value).containsExactly("–", "75 %");
        assertThat(TIME.isNothing()).isFalse();
        assertThat(TIME.latest().orElseThrow().month()).isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    @DisplayName(
            "K2: video consultations and no-shows are counts: as high as the highest month, hidden where few, without a share")
    void counts() {
        for (String code : List.of("video-held", "no-shows")) {
            Series series = new Series(
                    code,
                    List.of(month(9, count(0)), month(10, HIDDEN), month(11, count(6)), month(12, count(24))),
                    HIDDEN);
            Chart chart = Chart.of(series, Locale.GERMAN);
            assertThat(chart.top()).isEqualTo(24);
            assertThat(chart.bars()).extracting(Chart.Bar::value).containsExactly("0", "–", "6", "24");
            assertThat(chart.bars().get(3).height())
                    .isCloseTo(4 * chart.bars().get(2).height(), within(2));
            assertThat(series.isShare() || series.isTime()).isFalse();
            assertThat(series.isDrawn()).isTrue();
            assertThat(NumbersCsv.of(List.of(series))).contains(",2026-10,unterdrückt,", ",2026-12,24,");
        }
        Series nothing = new Series("no-shows", List.of(month(11, count(0))), count(0));
        assertThat(nothing.isNothing()).isTrue();
        assertThat(nothing.isDrawn()).isFalse();
    }

    private static Count count(int all) {
        return new Count(Optional.of(all), Optional.empty(), List.of());
    }

    private static Month month(int month, Count count) {
        return new Month(YearMonth.of(2026, month), count);
    }
}
