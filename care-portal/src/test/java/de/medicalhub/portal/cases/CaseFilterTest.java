package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C6")
class CaseFilterTest {
    private static final Predicate<String> HOSPITAL = "Organization/hospital-mayen"::equals;
    private static final List<Case> CASES =
            List.of(ExampleCases.at("asked"), ExampleCases.at("accepted"), ExampleCases.at("moving"));

    @ParameterizedTest
    @DisplayName("all leave on 24 November at 10:00; answers are due on the 22nd at 16:00")
    @CsvSource({
        "2026-11-22T10:00:00Z, all, 3",
        "2026-11-22T10:00:00Z, mine, 1",
        "2026-11-22T10:00:00Z, open, 2",
        "2026-11-22T10:00:00Z, tomorrow, 0",
        "2026-11-22T22:59:00Z, tomorrow, 0",
        "2026-11-22T23:00:00Z, tomorrow, 3",
        "2026-11-24T22:59:00Z, tomorrow, 3",
        "2026-11-24T23:00:00Z, tomorrow, 0",
        "2026-11-22T10:00:00Z, nonsense, 3",
    })
    void narrows(Instant now, String show, int left) {
        assertThat(rows(now).of(CASES, HOSPITAL, CaseFilter.parse(show))).hasSize(left);
    }

    @Test
    void lateIsWhatTheListShowsAsLate() {
        CaseRows rows = rows(Instant.parse("2026-11-24T09:30:00Z"));
        assertThat(rows.of(CASES, HOSPITAL, CaseFilter.LATE))
                .isNotEmpty()
                .containsExactlyElementsOf(rows.of(CASES, HOSPITAL).stream()
                        .filter(row -> row.tone().equals("late"))
                        .toList());
    }

    @Test
    void eachFilterSaysHowManyItShows() {
        List<CaseChip> chips = rows(Instant.parse("2026-11-22T10:00:00Z")).chips(CASES, HOSPITAL, CaseFilter.MINE);
        assertThat(chips).hasSameSizeAs(CaseFilter.values());
        assertThat(chips).extracting(CaseChip::words).contains("Alle (3)", "Wartet auf uns (1)");
        assertThat(chips)
                .filteredOn(CaseChip::chosen)
                .extracting(CaseChip::code)
                .containsExactly("mine");
    }

    private static CaseRows rows(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new CaseRows(new Texts(Language.DE, clock), clock);
    }
}
