package de.medicalhub.portal.undo.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.undo.Step;
import de.medicalhub.portal.wording.Phrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("U2")
class OffersTest {
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Instant UNTIL = NOW.plus(Offers.LASTS);

    @Test
    @DisplayName("the newest is said once, and can be taken back afterwards")
    void saidOnce() {
        Offers offers = Offers.NONE.with(offer("a", 1)).with(offer("b", 1));
        assertThat(offers.unseen(NOW, Place.PAGE)).map(Offer::token).contains("b");
        Offers seen = offers.seen("b");
        assertThat(seen.unseen(NOW, Place.PAGE))
                .as("an older one is not said again")
                .isEmpty();
        assertThat(seen.open("b", NOW)).isPresent();
        assertThat(seen.open("a", NOW)).isPresent();
    }

    @Test
    @DisplayName("U5: once; not under a name that nobody gave, and not for ever")
    void once() {
        Offers offers = Offers.NONE.with(offer("a", 1));
        assertThat(offers.open("b", NOW)).isEmpty();
        assertThat(offers.open("", NOW)).isEmpty();
        assertThat(offers.open("a", UNTIL.minusSeconds(1))).isPresent();
        assertThat(offers.open("a", UNTIL)).isEmpty();
        assertThat(offers.unseen(UNTIL, Place.PAGE)).isEmpty();
        assertThat(offers.without("a").open("a", NOW)).isEmpty();
    }

    @Test
    @DisplayName("the oldest make room; what has too many steps is said, and not kept")
    void bounded() {
        Offers offers = Offers.NONE;
        for (int i = 0; i < 10; i++) {
            offers = offers.with(offer("o" + i, 1));
        }
        assertThat(offers.list()).extracting(Offer::token).containsExactly("o9", "o8", "o7");
        Offers large = Offers.NONE.with(offer("large", 501));
        assertThat(large.unseen(NOW, Place.PAGE)).isPresent();
        assertThat(large.open("large", NOW)).isEmpty();
    }

    @Test
    @DisplayName("five hundred steps together: a large deed can be taken back, and smaller ones before it make room")
    void boundedTogether() {
        Offers offers =
                Offers.NONE.with(offer("old", 1)).with(offer("small", 10)).with(offer("large", 490));
        assertThat(offers.list()).extracting(Offer::token).containsExactly("large", "small");
        assertThat(offers.open("large", NOW))
                .map(Offer::steps)
                .hasValueSatisfying(steps -> assertThat(steps).hasSize(490));
    }

    @Test
    @DisplayName(
            "U1: what a part of a page does not hold counts as said only when a whole page, or the line, is written")
    void saidWhereItStands() {
        Offers done = Offers.NONE.with(offer("a", 1));
        Offers refused = Offers.NONE.with(new Offer("r", Phrase.of("undo.over"), List.of(), true, UNTIL, false));
        assertThat(done.unseen(NOW, Place.of(false, List.of("days")))).isEmpty();
        assertThat(done.unseen(NOW, Place.of(false, List.of("days", "toasts")))).isPresent();
        assertThat(refused.unseen(NOW, Place.of(false, List.of("toasts")))).isEmpty();
        assertThat(refused.unseen(NOW, Place.of(true, List.of()))).isPresent();
    }

    @Test
    @DisplayName("the largest that can be is far below what a session may hold (I7)")
    void small() throws IOException {
        Offers offers = Offers.NONE;
        for (int i = 0; i < 10; i++) {
            offers = offers.with(offer("5f0c3a52-6bb1-4d1c-9a50-1b5e6b0d9d0" + i, 166));
        }
        assertThat(offers.list()).hasSize(3);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(offers);
        }
        assertThat(bytes.size()).isLessThan(40_000);
    }

    private static Offer offer(String token, int steps) {
        List<Step> back = IntStream.range(0, steps)
                .<Step>mapToObj(i -> new Step.Status(
                        "Slot/0f0c3a52-6bb1-4d1c-9a50-1b5e6b0d9" + (100 + i), "1" + i, "busy-unavailable"))
                .toList();
        return new Offer(token, Phrase.of("calendar.block.done"), back, false, UNTIL, false);
    }
}
