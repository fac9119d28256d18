package de.medicalhub.video.conference.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.ChromiumOffer;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.Told;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules of a room when media servers and nodes are full, fall silent, come back or die. */
class ConferenceServersTest extends ConferenceCase {
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
    @DisplayName("14: a room that was built anew by half only, for what no one expected, is mended later")
    void surprisedWhileBuilding() {
        meet(ANNA, BEN);
        one.surprises = true;
        two.surprises = true;
        told.sofar("opened");
        one.restarts();
        assertThat(told.sofar("opened")).isEmpty();
        one.surprises = false;
        two.surprises = false;
        conference.look();
        assertThat(told.sofar("opened")).hasSize(4);
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
    @DisplayName("14: an offer that met a silent server can be said again on the same port when the server is back")
    void offerMetSilence() {
        meet(ANNA);
        StreamId sending = StreamId.sendingOf(ANNA);
        int attempt = attempt(sending);
        one.falls();
        conference.offer(sending, attempt, ChromiumOffer.sdp());
        assertThat(told.sofar("answered")).isEmpty();
        one.returns();
        assertThat(told.sofar("opened")).extracting(Told.Event::attempt).containsExactly(attempt);
        conference.offer(sending, attempt, ChromiumOffer.sdp());
        assertThat(told.sofar("answered")).extracting(Told.Event::attempt).containsExactly(attempt);
    }

    @Test
    @DisplayName("14: after six seconds without answer the room moves to another server")
    void failover() {
        meet(ANNA, BEN);
        one.falls();
        conference.look();
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsOnly("MEDIA_SERVER_AWAY");
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
        conference.look();
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsOnly("MEDIA_SERVER_AWAY");
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
    @DisplayName("14: a room that lost its server again while it was built anew is built as soon as the server is back")
    void lostWhileBuiltAnew() {
        two.falls();
        meet(ANNA);
        one.opensFail = true;
        one.restarts();
        assertThat(told.sofar("failed")).extracting(Told.Event::detail).containsExactly("MEDIA_SERVER_AWAY");
        one.opensFail = false;
        one.returns();
        assertThat(one.ports).hasSize(1);
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
}
