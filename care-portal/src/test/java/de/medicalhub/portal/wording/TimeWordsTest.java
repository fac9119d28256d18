package de.medicalhub.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {
    /** Noon in Berlin (winter time), a Sunday. */
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T11:00:00Z"), ZoneOffset.UTC);

    private final TimeWords german = new Texts(Language.DE, NOON).times();
    private final TimeWords english = new Texts(Language.EN, NOON).times();

    @ParameterizedTest
    @DisplayName("W2 a moment is said as people say it")
    @CsvSource({
        "2026-11-22T13:00:00Z, heute 14:00, today 14:00",
        "2026-11-21T22:59:00Z, gestern 23:59, yesterday 23:59",
        "2026-11-21T23:00:00Z, heute 00:00, today 00:00",
        "2026-11-23T08:00:00Z, morgen 09:00, tomorrow 09:00",
        "2026-11-24T13:00:00Z, Di. 24.11. 14:00, Tue 24 Nov 14:00",
        "2027-01-05T13:00:00Z, Di. 05.01.2027 14:00, Tue 5 Jan 2027 14:00",
        "2026-07-07T12:00:00Z, Di. 07.07. 14:00, Tue 7 Jul 14:00",
    })
    void momentAsPeopleSayIt(Instant instant, String inGerman, String inEnglish) {
        assertThat(german.moment(instant)).isEqualTo(inGerman);
        assertThat(english.moment(instant)).isEqualTo(inEnglish);
    }

    @ParameterizedTest
    @DisplayName("W3 what is due says how long there is still time, or how long it has been late")
    @CsvSource(delimiter = '|', textBlock = """
                    2026-11-22T13:00:00Z | heute 14:00, in 2 Std.
                    2026-11-22T11:20:00Z | heute 12:20, in 20 Min.
                    2026-11-22T11:00:10Z | heute 12:00, in 1 Min.
                    2026-11-23T11:00:00Z | morgen 12:00, in 24 Std.
                    2026-11-25T11:00:00Z | Mi. 25.11. 12:00, in 3 Tagen
                    2026-11-22T10:40:00Z | heute 11:40, seit 20 Min. überschritten
                    """)
    void dueSaysHowLong(Instant instant, String words) {
        assertThat(german.due(instant)).isEqualTo(words);
    }

    @Test
    void dayOfBirthIsADateAndNoMoment() {
        assertThat(german.date(LocalDate.of(1944, 3, 1))).isEqualTo("01.03.1944");
        assertThat(english.date(LocalDate.of(1944, 3, 1))).isEqualTo("1 Mar 1944");
    }
}
