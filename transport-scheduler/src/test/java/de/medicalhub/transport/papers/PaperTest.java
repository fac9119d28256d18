package de.medicalhub.transport.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaperTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    @ParameterizedTest
    @CsvSource({"2026-11-26,true,false", "2026-11-27,false,true", "2026-12-26,false,true", "2026-12-27,false,false"})
    @DisplayName("2, 3: valid on its last day, warned of for thirty days before")
    void endsAfterItsLastDay(LocalDate until, boolean expired, boolean soon) {
        Paper paper = new Paper("Practitioner/d", PaperKind.PASSENGER_LICENCE, until);
        assertThat(paper.isExpired(DAY)).isEqualTo(expired);
        assertThat(paper.isEndingSoon(DAY)).isEqualTo(soon);
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    @DisplayName("Each kind has its word in both languages, and is found by its code")
    void eachKindHasItsWord(PaperKind kind) {
        assertThat(kind.word(Locale.GERMAN)).isNotBlank();
        assertThat(kind.word(Locale.ENGLISH)).isNotBlank();
        assertThat(PaperKind.find(kind.code())).contains(kind);
    }

    @Test
    @DisplayName("3: the phone says which paper has expired when, in the driver's language")
    void saysWhich() {
        ExpiredPapersException refusal = new ExpiredPapersException(
                List.of(new Paper("Practitioner/d", PaperKind.PASSENGER_LICENCE, DAY.minusDays(1))));
        assertThat(refusal.sentence(Locale.GERMAN)).contains("Personenbeförderungsschein", "26.11.2026");
        assertThat(refusal.sentence(Locale.ENGLISH)).contains("Passenger transport licence", "26.11.2026");
    }

    @Test
    @DisplayName("4: without the instruction on narcotics everything else is driven")
    void onlyNarcoticsAreOptional() {
        assertThat(PaperKind.values())
                .filteredOn(kind -> !kind.isNeededForAll())
                .containsExactly(PaperKind.NARCOTICS);
    }

    @Test
    @DisplayName("1: a last day ten years ago or thirty ahead is possible, one of the year 2 is a typing error")
    void typingErrorsAreNoDays() {
        LocalDate today = LocalDate.of(2026, 11, 27);
        assertThat(Paper.isPossible(today.minusYears(10), today)).isTrue();
        assertThat(Paper.isPossible(today.plusYears(30), today)).isTrue();
        assertThat(Paper.isPossible(LocalDate.of(2, 11, 27), today)).isFalse();
        assertThat(Paper.isPossible(LocalDate.of(2072, 11, 27), today)).isFalse();
    }
}
