package de.medicalhub.video.conference.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.ChromiumOffer;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.Told;
import de.medicalhub.video.conference.control.MediaServer.Link;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import de.medicalhub.video.conference.control.PretendedMediaServer.PretendedPort;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules of a room on one media server: who is in it, who hears and sees whom, and how a way comes about. */
class ConferenceTest extends ConferenceCase {
    private static final IceCandidate CANDIDATE =
            new IceCandidate("candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host", "0", 0);

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
    @DisplayName("3: candidates for people who are not here are dropped, so that invented ones fill no memory")
    void inventedPeople() {
        meet(ANNA);
        StreamId ofCarla = new StreamId(ANNA, CARLA);
        for (int attempt = 1; attempt <= 9; attempt++) {
            conference.candidate(ofCarla, attempt, CANDIDATE);
        }
        meet(CARLA);
        assertThat(port(ofCarla).candidates).isEmpty();
        conference.candidate(ofCarla, attempt(ofCarla), CANDIDATE);
        assertThat(port(ofCarla).candidates).containsExactly(CANDIDATE);
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
}
