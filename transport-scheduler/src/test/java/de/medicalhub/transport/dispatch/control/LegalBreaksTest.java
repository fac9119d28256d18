package de.medicalhub.transport.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.orders.Period;
import de.medicalhub.transport.planning.TourTerms.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LegalBreaksTest {
    private static final Instant SIX = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    @DisplayName("20: up to six hours need no break, more than six 30 minutes, more than nine 45")
    void theLawIsKept() {
        assertThat(minutes(shift(6 * 60), List.of())).isEmpty();
        assertThat(minutes(shift(6 * 60 + 1), List.of())).containsExactly(30L);
        assertThat(minutes(shift(9 * 60 + 30), List.of())).containsExactly(30L);
        assertThat(minutes(shift(10 * 60), List.of())).containsExactly(30L, 15L);
    }

    @Test
    @DisplayName("20: what was taken counts, but not what is shorter than 15 minutes")
    void takenBreaksCount() {
        assertThat(minutes(shift(8 * 60), List.of(taken(120, 30)))).isEmpty();
        assertThat(minutes(shift(8 * 60), List.of(taken(120, 14)))).containsExactly(30L);
        assertThat(minutes(shift(8 * 60), List.of(taken(120, 15)))).containsExactly(15L);
    }

    @Test
    @DisplayName("20: an overdue break may begin at once and until the end of the shift")
    void overdueBreaksBeginAsSoonAsTheVehicleIsEmpty() {
        Instant now = SIX.plus(Duration.ofHours(7));
        Rest rest = LegalBreaks.due(shift(8 * 60), List.of(), now).get(0);
        assertThat(rest.window().earliest()).isEqualTo(now.getEpochSecond());
        assertThat(rest.window().latest())
                .isEqualTo(SIX.plus(Duration.ofHours(8)).getEpochSecond());
        assertThat(LegalBreaks.isOverdue(shift(8 * 60), List.of(), now)).isTrue();
        assertThat(LegalBreaks.isOverdue(shift(8 * 60), List.of(taken(200, 15)), now))
                .isFalse();
    }

    @Test
    @DisplayName("20: of two breaks each has room to move, also in a shift of twelve and a half hours")
    void breaksHaveRoom() {
        assertThat(LegalBreaks.due(shift(12 * 60 + 30), List.of(), SIX))
                .hasSize(2)
                .allSatisfy(rest -> assertThat(
                                rest.window().latest() - rest.window().earliest())
                        .isGreaterThan(3600));
    }

    @Test
    @DisplayName("20: behind an overdue break the next one has room, or is left out where the shift ends before")
    void secondBreakBehindAnOverdueOne() {
        List<Rest> early = LegalBreaks.due(shift(10 * 60), List.of(), SIX.plus(Duration.ofHours(7)));
        assertThat(early).hasSize(2);
        assertThat(early.get(1).window().latest())
                .isGreaterThan(early.get(1).window().earliest());
        assertThat(LegalBreaks.due(shift(10 * 60), List.of(), SIX.plus(Duration.ofMinutes(9 * 60 + 50))))
                .hasSize(1);
    }

    @Test
    @DisplayName("20: what is still to be taken is said in minutes and with its time; nothing after the shift")
    void breaksAreSaid() {
        assertThat(LegalBreaks.said(shift(8 * 60), List.of(), SIX))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.minutes()).isEqualTo(30);
                    assertThat(due.from()).isEqualTo(SIX.plus(Duration.ofHours(2)));
                    assertThat(due.until()).isEqualTo(SIX.plus(Duration.ofHours(6)));
                });
        assertThat(LegalBreaks.said(shift(8 * 60), List.of(taken(120, 30)), SIX))
                .isEmpty();
        assertThat(LegalBreaks.said(shift(8 * 60), List.of(), SIX.plus(Duration.ofHours(9))))
                .isEmpty();
    }

    @Property(tries = 300)
    @Label("20: wherever in their windows breaks are taken, nobody works longer than six hours in one piece")
    void nobodyWorksLongerThanSixHours(
            @ForAll @IntRange(min = 30, max = 16 * 60) int minutes, @ForAll @IntRange(max = 100) int where) {
        Period shift = shift(minutes);
        long since = shift.start().getEpochSecond();
        long rested = 0;
        for (Rest rest : LegalBreaks.due(shift, List.of(), shift.start())) {
            long span = rest.window().latest() - rest.window().earliest();
            assertThat(span).isNotNegative();
            long begin = rest.window().earliest() + span * where / 100;
            assertThat(begin).isGreaterThanOrEqualTo(since);
            assertThat(begin - since).isLessThanOrEqualTo(6 * 3600L);
            since = begin + rest.seconds();
            rested += rest.seconds();
        }
        assertThat(shift.end().getEpochSecond() - since).isLessThanOrEqualTo(6 * 3600L);
        assertThat(minutes * 60L - rested)
                .satisfiesAnyOf(
                        work -> assertThat(work).isLessThanOrEqualTo(9 * 3600L),
                        work -> assertThat(since(rest(shift))).isGreaterThanOrEqualTo(45 * 60L));
    }

    @Test
    @DisplayName(
            "20: in the night in which clocks are set back, a shift from ten to six lasts nine hours, and its breaks with it")
    void hoursAreRealHours() {
        Period night = new Period(Instant.parse("2026-10-24T20:00:00Z"), Instant.parse("2026-10-25T05:00:00Z"));
        Rest rest = LegalBreaks.due(night, List.of(), night.start()).get(0);
        assertThat(rest.seconds()).isEqualTo(30 * 60);
        assertThat(rest.window().latest())
                .isEqualTo(night.start().plus(Duration.ofHours(6)).getEpochSecond());
    }

    private static List<Rest> rest(Period shift) {
        return LegalBreaks.due(shift, List.of(), shift.start());
    }

    private static long since(List<Rest> rests) {
        return rests.stream().mapToLong(Rest::seconds).sum();
    }

    private static List<Long> minutes(Period shift, List<Period> taken) {
        return LegalBreaks.due(shift, taken, SIX).stream()
                .map(rest -> rest.seconds() / 60)
                .toList();
    }

    private static Period shift(int minutes) {
        return new Period(SIX, SIX.plus(Duration.ofMinutes(minutes)));
    }

    private static Period taken(int after, int minutes) {
        Instant begin = SIX.plus(Duration.ofMinutes(after));
        return new Period(begin, begin.plus(Duration.ofMinutes(minutes)));
    }
}
