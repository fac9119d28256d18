package de.medicalhub.video.conference.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.ChromiumOffer;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.Told;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A room in which nobody does anything: what happens to it is noticed all the same. */
class QuietRoomTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId BEN = new PersonId("ben");

    private final ConferenceId id = ConferenceId.next();
    private final PretendedMediaServer one = new PretendedMediaServer("ws://one");
    private final PretendedMediaServer two = new PretendedMediaServer("ws://two");
    private final MemoryBook book = new MemoryBook();
    private final Told told = new Told();
    private final TurnedClock clock = new TurnedClock();
    private final Conference conference =
            new Conference(id, new MediaPool(List.of(one, two), book, 400), book, told, clock, Runnable::run);

    @BeforeEach
    void meet() {
        conference.join(ANNA, true);
        conference.join(BEN, true);
        told.sofar("opened");
    }

    @Test
    @DisplayName("14: a server that falls silent is noticed without a call, and the room moves")
    void movesWithoutACall() {
        one.falls();
        conference.look();
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsOnly("MEDIA_SERVER_AWAY");
        assertThat(two.ports).isEmpty();
        clock.pass(RoomMedia.WAIT_FOR_OWN);
        conference.look();
        assertThat(two.ports).hasSize(4);
    }

    @Test
    @DisplayName("14: with no other server everybody is told of the same ports again when the server is back")
    void toldAgain() {
        two.falls();
        List<String> before = List.copyOf(one.ports.keySet());
        one.falls();
        conference.look();
        clock.pass(RoomMedia.WAIT_FOR_OWN.multipliedBy(3));
        conference.look();
        one.returns();
        assertThat(one.ports.keySet()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(told.sofar("opened")).hasSize(4).allMatch(event -> event.attempt() <= 4);
    }

    @Test
    @DisplayName("7: who goes is gone, though their ports cannot be released")
    void noGhost() {
        one.releasesFail = true;
        conference.leave(BEN);
        assertThat(told.sofar("left")).extracting(event -> event.stream().at()).containsExactly(BEN);
        assertThat(book.portsOf(id))
                .extracting(ConferenceBook.PortEntry::stream)
                .containsExactly(StreamId.sendingOf(ANNA));
        one.releasesFail = false;
        conference.look();
        conference.leave(ANNA);
        assertThat(one.ports).isEmpty();
        assertThat(conference.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("8: media that flow clear the count: later ways are tried as often as the first")
    void countIsCleared() {
        StreamId sending = StreamId.sendingOf(ANNA);
        for (int i = 0; i < 6; i++) {
            fruitless(sending);
        }
        conference.offer(sending, attempt(sending), ChromiumOffer.sdp());
        port(sending).listener.flow(Medium.SOUND, true, 1);
        conference.offer(sending, attempt(sending), ChromiumOffer.sdp());
        for (int i = 0; i < 6; i++) {
            fruitless(sending);
        }
        assertThat(told.sofar("failed")).isEmpty();
        fruitless(sending);
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsExactly("NO_MEDIA");
    }

    private void fruitless(StreamId stream) {
        conference.offer(stream, attempt(stream), ChromiumOffer.sdp());
        clock.pass(Room.CONNECT);
        conference.look();
    }

    private PretendedMediaServer.PretendedPort port(StreamId stream) {
        return book.portsOf(id).stream()
                .filter(entry -> entry.stream().equals(stream))
                .map(entry -> one.ports.get(entry.port()))
                .findFirst()
                .orElseThrow();
    }

    private int attempt(StreamId stream) {
        return book.portsOf(id).stream()
                .filter(entry -> entry.stream().equals(stream))
                .mapToInt(ConferenceBook.PortEntry::attempt)
                .findFirst()
                .orElseThrow();
    }

    private static final class TurnedClock extends Clock {
        private Instant now = Instant.parse("2026-11-27T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
