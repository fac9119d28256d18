package de.medicalhub.video.conference.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.ChromiumOffer;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.Told;
import de.medicalhub.video.conference.control.MediaServer.Link;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import de.medicalhub.video.conference.control.PretendedMediaServer.PretendedPort;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of a room, on a pretended media server; numbers as in the package's description. */
class ConferenceTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CARLA = new PersonId("carla");
    private static final IceCandidate CANDIDATE = new IceCandidate("candidate:1", "0", 0);
    private static final int ENOUGH = 400;

    private final ConferenceId id = ConferenceId.next();
    private final PretendedMediaServer one = new PretendedMediaServer("ws://one");
    private final PretendedMediaServer two = new PretendedMediaServer("ws://two");
    private final MemoryBook book = new MemoryBook();
    private final Told told = new Told();
    private final MovedClock clock = new MovedClock();
    private Conference conference = room(id, ENOUGH);

    @BeforeEach
    void begin() {
        conference = room(id, ENOUGH);
    }

    private Conference room(ConferenceId room, int most) {
        return new Conference(room, new MediaPool(List.of(one, two), book, most), book, told, clock, Runnable::run);
    }

    private void meet(PersonId... people) {
        for (PersonId person : people) {
            conference.join(person, true);
        }
    }

    private PretendedPort port(StreamId stream) {
        return book.portsOf(id).stream()
                .filter(entry -> entry.stream().equals(stream))
                .map(entry -> one.ports.getOrDefault(entry.port(), two.ports.get(entry.port())))
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

    private void negotiate(StreamId stream) {
        conference.offer(stream, attempt(stream), ChromiumOffer.sdp());
    }

    @Test
    @DisplayName("1 and 7: three people, one pipeline, nine ports, sound from each to each; all released in the end")
    void threePeopleMeet() {
        meet(ANNA, BEN, CARLA);
        assertThat(one.ports).hasSize(9);
        assertThat(one.pipelines).hasSize(1);
        assertThat(port(StreamId.sendingOf(ANNA)).soundTo)
                .containsExactlyInAnyOrder(port(new StreamId(BEN, ANNA)).id, port(new StreamId(CARLA, ANNA)).id);
        assertThat(port(StreamId.sendingOf(ANNA)).picturesTo).hasSize(2);
        List.of(ANNA, BEN, CARLA).forEach(conference::leave);
        assertThat(one.ports).isEmpty();
        assertThat(one.pipelines).isEmpty();
        assertThat(one.listeners).isEmpty();
        assertThat(book.find(id)).isEmpty();
        assertThat(told.sofar("closed")).hasSize(9);
    }

    @Test
    @DisplayName("3: a candidate that comes before its port is not lost")
    void earlyCandidateIsKept() {
        conference.candidate(StreamId.sendingOf(ANNA), 1, CANDIDATE);
        meet(ANNA);
        assertThat(port(StreamId.sendingOf(ANNA)).candidates).containsExactly(CANDIDATE);
    }

    @Test
    @DisplayName("4: a second offer gets a new port with its connections; what concerns the old one is dropped")
    void secondOfferGetsANewPort() {
        meet(ANNA, BEN);
        StreamId sending = StreamId.sendingOf(ANNA);
        int first = attempt(sending);
        negotiate(sending);
        told.sofar("answered");
        conference.offer(sending, first, ChromiumOffer.sdp());
        assertThat(attempt(sending)).isGreaterThan(first);
        assertThat(port(sending).offer).isEmpty();
        conference.offer(sending, first, ChromiumOffer.sdp());
        conference.candidate(sending, first, CANDIDATE);
        assertThat(port(sending).candidates).isEmpty();
        assertThat(told.sofar("answered")).isEmpty();
        assertThat(port(sending).soundTo).containsExactly(port(new StreamId(BEN, ANNA)).id);
        assertThat(port(sending).picturesTo).containsExactly(port(new StreamId(BEN, ANNA)).id);
        assertThat(one.ports).hasSize(4);
    }

    @Test
    @DisplayName("5: the newest word counts, not the last that arrives")
    void lateEventsChangeNothing() {
        meet(ANNA);
        PretendedPort port = port(StreamId.sendingOf(ANNA));
        port.listener.flow(Medium.PICTURE, true, 200);
        port.listener.flow(Medium.PICTURE, false, 100);
        assertThat(told.sofar("flowing")).extracting(Told.Event::detail).containsExactly("true");
    }

    @Test
    @DisplayName("6 and 12: nonsense is refused before the server sees it; the server sees Opus and VP8 only")
    void offersAreChecked() {
        meet(ANNA);
        StreamId sending = StreamId.sendingOf(ANNA);
        conference.offer(sending, attempt(sending), "v=0 nonsense");
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsExactly("BAD_OFFER");
        negotiate(sending);
        assertThat(port(sending).offer).contains("VP8").doesNotContain("AV1").doesNotContain("H265");
    }

    @Test
    @DisplayName("8: who is not heard of is gone when the media stop, and after a minute in any case")
    void departure() {
        meet(ANNA, BEN, CARLA);
        port(StreamId.sendingOf(ANNA)).listener.flow(Medium.SOUND, true, 1);
        port(StreamId.sendingOf(BEN)).listener.flow(Medium.SOUND, true, 1);
        conference.wireLost(ANNA);
        conference.wireLost(BEN);
        clock.pass(Room.STILL);
        conference.look();
        assertThat(told.sofar("left")).isEmpty();
        port(StreamId.sendingOf(BEN)).listener.flow(Medium.SOUND, false, 2);
        conference.look();
        assertThat(told.sofar("left")).extracting(event -> event.stream().at()).containsExactly(BEN);
        clock.pass(Room.RESUME);
        conference.look();
        assertThat(told.sofar("left")).extracting(event -> event.stream().at()).containsExactly(ANNA);
        assertThat(one.ports).hasSize(1);
    }

    @Test
    @DisplayName("8: a way that does not come about is tried anew, three times, and then said")
    void connectTimer() {
        meet(ANNA);
        StreamId sending = StreamId.sendingOf(ANNA);
        for (int i = 0; i < 4; i++) {
            negotiate(sending);
            assertThat(told.sofar("failed")).isEmpty();
            clock.pass(Room.CONNECT);
            conference.look();
        }
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsExactly("NO_MEDIA");
    }

    @Test
    @DisplayName("8: a way that came about is left alone")
    void connectedIsLeftAlone() {
        meet(ANNA);
        StreamId sending = StreamId.sendingOf(ANNA);
        negotiate(sending);
        port(sending).listener.link(Link.CONNECTED, 1);
        int before = attempt(sending);
        clock.pass(Room.CONNECT);
        conference.look();
        assertThat(attempt(sending)).isEqualTo(before);
    }

    @Test
    @DisplayName("8: a page that comes back is told of its ports again, a page loaded anew gets new ones")
    void comesBack() {
        meet(ANNA, BEN);
        told.sofar("opened");
        conference.wireLost(ANNA);
        conference.join(ANNA, false);
        List<Told.Event> again = told.sofar("opened");
        assertThat(again).hasSize(2).allMatch(event -> event.attempt() <= 4);
        conference.join(ANNA, true);
        assertThat(told.sofar("opened")).hasSize(2).allMatch(event -> event.attempt() > 4);
        assertThat(one.ports).hasSize(4);
    }

    @Test
    @DisplayName("9: the thirteenth person is told that the room is full")
    void fullRoomRefuses() {
        for (int i = 0; i <= Conference.MOST_PEOPLE; i++) {
            conference.join(new PersonId("person-" + i), true);
        }
        List<Told.Event> refusals = told.sofar("failed");
        assertThat(refusals).extracting(Told.Event::detail).containsExactly("FULL");
        assertThat(refusals.get(0).stream().at().value()).isEqualTo("person-12");
        assertThat(one.ports).hasSize(144);
    }

    @Test
    @DisplayName("10: rooms go to the emptiest server that is not drained; where none has room, people are refused")
    void placement() {
        meet(ANNA, BEN);
        Conference second = room(ConferenceId.next(), ENOUGH);
        second.join(CARLA, true);
        assertThat(two.ports).hasSize(1);
        book.draining.add("ws://two");
        Conference third = room(ConferenceId.next(), ENOUGH);
        third.join(CARLA, true);
        assertThat(one.ports).hasSize(5);
        Conference fourth = room(ConferenceId.next(), 5);
        fourth.join(CARLA, true);
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsExactly("NO_CAPACITY");
    }

    @Test
    @DisplayName("11: who speaks comes first; a weak line gets the pictures of the first, and sound from all")
    void speakers() {
        meet(ANNA, BEN, CARLA);
        conference.limit(ANNA, 1);
        assertThat(port(StreamId.sendingOf(BEN)).picturesTo).contains(port(new StreamId(ANNA, BEN)).id);
        assertThat(port(StreamId.sendingOf(CARLA)).picturesTo).doesNotContain(port(new StreamId(ANNA, CARLA)).id);
        told.sofar("arranged");
        conference.speaks(CARLA, true);
        assertThat(told.sofar("arranged").get(0).detail()).isEqualTo("[carla, ben]");
        assertThat(port(StreamId.sendingOf(CARLA)).picturesTo).contains(port(new StreamId(ANNA, CARLA)).id);
        assertThat(port(StreamId.sendingOf(BEN)).picturesTo).doesNotContain(port(new StreamId(ANNA, BEN)).id);
        assertThat(port(StreamId.sendingOf(BEN)).soundTo).contains(port(new StreamId(ANNA, BEN)).id);
    }

    @Test
    @DisplayName("14: after a restart of the server all get new ports and need not do anything")
    void restart() {
        meet(ANNA, BEN);
        int before = attempt(StreamId.sendingOf(ANNA));
        told.sofar("opened");
        one.restarts();
        assertThat(told.sofar("opened")).hasSize(4).allMatch(event -> event.attempt() > before);
        assertThat(book.portsOf(id)).hasSize(4);
        assertThat(port(StreamId.sendingOf(ANNA)).soundTo).hasSize(1);
    }

    @Test
    @DisplayName("14: after a lost connection the same ports are taken up again, and who came meanwhile is let in")
    void connectionComesBack() {
        meet(ANNA, BEN);
        List<String> before = List.copyOf(one.ports.keySet());
        one.falls();
        conference.speaks(BEN, true);
        conference.limit(ANNA, 0);
        meet(CARLA);
        told.sofar("opened");
        one.returns();
        assertThat(one.ports.keySet()).containsAll(before).hasSize(9);
        assertThat(told.sofar("opened")).hasSize(9);
    }

    @Test
    @DisplayName("14: after six seconds without answer the room moves to another server")
    void failover() {
        meet(ANNA, BEN);
        one.falls();
        conference.limit(ANNA, 0);
        conference.look();
        assertThat(two.ports).isEmpty();
        clock.pass(RoomMedia.WAIT_FOR_OWN);
        conference.look();
        assertThat(two.ports).hasSize(4);
        assertThat(book.load()).containsEntry("ws://two", 4).doesNotContainKey("ws://one");
    }

    @Test
    @DisplayName("14: with no other server the room keeps what it has and takes it up when the server is back")
    void onlyOneServer() {
        two.falls();
        meet(ANNA, BEN);
        List<String> before = List.copyOf(one.ports.keySet());
        one.falls();
        conference.limit(ANNA, 0);
        clock.pass(RoomMedia.WAIT_FOR_OWN.multipliedBy(3));
        conference.look();
        one.returns();
        assertThat(one.ports.keySet()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName("14: who comes while no server answers is let in as soon as one does")
    void noServerAtFirst() {
        one.falls();
        two.falls();
        meet(ANNA);
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsExactly("MEDIA_SERVER_AWAY");
        two.up = true;
        conference.look();
        assertThat(two.ports).hasSize(1);
    }

    @Test
    @DisplayName("15: another node takes the room over by its ids; who does not come there is gone after a minute")
    void takeOver() {
        meet(ANNA, BEN);
        List<String> before = List.copyOf(one.ports.keySet());
        conference.abandon();
        Conference other = room(id, ENOUGH);
        other.takeOver();
        told.sofar("opened");
        other.join(ANNA, false);
        assertThat(one.ports.keySet()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(told.sofar("opened")).hasSize(2).allMatch(event -> event.attempt() <= 4);
        other.join(CARLA, true);
        assertThat(one.ports).hasSize(9);
        assertThat(told.sofar("opened")).hasSize(5).allMatch(event -> event.attempt() > 4);
        clock.pass(Room.RESUME);
        other.look();
        assertThat(told.sofar("left")).extracting(event -> event.stream().at()).containsExactly(BEN);
    }

    @Test
    @DisplayName("15: what the other node finds lost is built anew")
    void takeOverOfARestartedServer() {
        meet(ANNA, BEN);
        conference.abandon();
        one.ports.clear();
        one.pipelines.clear();
        Conference other = room(id, ENOUGH);
        other.takeOver();
        assertThat(one.ports.size() + two.ports.size()).isEqualTo(4);
    }

    private static final class MovedClock extends Clock {
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
