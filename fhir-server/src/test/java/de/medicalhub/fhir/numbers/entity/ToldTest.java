package de.medicalhub.fhir.numbers.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldTest {
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 1, , ",
        "4, 0, , ",
        "5, 5, 5, 5",
        "5, 0, 5, 0",
        "9, 4, 9, ",
        "9, 5, 9, ",
        "10, 5, 10, 5",
        "20, 17, 20, ",
        "20, 20, 20, 20"
    })
    @DisplayName("Z2: neither a number from 1 to 4 is told, nor a part or a rest from 1 to 4")
    void smallNumbers(int all, int part, Integer toldAll, Integer toldPart) {
        Told told = Told.of(Measure.PUNCTUAL_TRANSPORTS, tally(all, part));
        assertThat(told.all()).isEqualTo(Optional.ofNullable(toldAll));
        assertThat(told.part()).isEqualTo(Optional.ofNullable(toldPart));
    }

    @Test
    @DisplayName("Z4: quartiles by the nearest rank, of five and more")
    void quartiles() {
        Tally tally = new Tally();
        for (long hours : List.of(9L, 1L, 4L, 2L)) {
            tally.count(hours);
        }
        assertThat(Told.of(Measure.TIME_TO_ACCEPTANCE, tally).quartiles()).isEmpty();
        tally.count(30L);
        assertThat(Told.of(Measure.TIME_TO_ACCEPTANCE, tally).quartiles()).containsExactly(2L, 4L, 9L);
    }

    @Test
    @DisplayName("Z3: whatever is hidden could be at least two numbers, as far as anybody can reckon from what is told")
    void nothingFollowsFromTheRest() {
        Random random = new Random(56_727);
        for (int round = 0; round < ROUNDS; round++) {
            List<Tally> months = new ArrayList<>();
            for (int month = 0; month < 2 + random.nextInt(4); month++) {
                int all = random.nextInt(14);
                months.add(tally(all, all == 0 ? 0 : random.nextInt(all + 1)));
            }
            List<Told> told = months.stream()
                    .map(month -> Told.of(Measure.PLACED_BEFORE_DISCHARGE, month))
                    .toList();
            Told total = Told.ofTotal(Measure.PLACED_BEFORE_DISCHARGE, months);
            for (int month = 0; month < months.size(); month++) {
                assertThat(possible(told, total, month))
                        .as("%s of %s", told, total)
                        .isNotEqualTo(1);
            }
        }
    }

    /** How many values the hidden number of a month can have; 0 if none is hidden. */
    private static long possible(List<Told> told, Told total, int month) {
        Told one = told.get(month);
        if (one.all().isEmpty()) {
            return total.all().isPresent() && others(told, month).stream().allMatch(Optional::isPresent)
                    ? 1
                    : IntStream.range(1, Told.SMALLEST).count();
        }
        if (one.part().isPresent()) {
            return 0;
        }
        boolean reckoned = total.part().isPresent()
                && IntStream.range(0, told.size())
                        .filter(other -> other != month)
                        .allMatch(other -> told.get(other).part().isPresent());
        int all = one.all().get();
        return reckoned
                ? 1
                : IntStream.rangeClosed(0, all)
                        .filter(part ->
                                (part > 0 && part < Told.SMALLEST) || (all - part > 0 && all - part < Told.SMALLEST))
                        .count();
    }

    private static List<Optional<Integer>> others(List<Told> told, int month) {
        return IntStream.range(0, told.size())
                .filter(other -> other != month)
                .mapToObj(other -> told.get(other).all())
                .toList();
    }

    @Test
    @DisplayName("Z3: a total is told when all its months are")
    void totals() {
        List<Tally> large = List.of(tally(10, 5), tally(20, 10), tally(0, 0));
        assertThat(Told.ofTotal(Measure.PUNCTUAL_TRANSPORTS, large).all()).contains(30);
        assertThat(Told.ofTotal(Measure.PUNCTUAL_TRANSPORTS, large).part()).contains(15);
        List<Tally> withPart = List.of(tally(10, 5), tally(20, 18));
        assertThat(Told.ofTotal(Measure.PUNCTUAL_TRANSPORTS, withPart).all()).contains(30);
        assertThat(Told.ofTotal(Measure.PUNCTUAL_TRANSPORTS, withPart).part()).isEmpty();
        List<Tally> withSmall = List.of(tally(10, 5), tally(3, 3));
        assertThat(Told.ofTotal(Measure.PUNCTUAL_TRANSPORTS, withSmall).all()).isEmpty();
    }

    private static Tally tally(int all, int part) {
        Tally tally = new Tally();
        for (int i = 0; i < all; i++) {
            tally.count(i < part);
        }
        return tally;
    }
}
