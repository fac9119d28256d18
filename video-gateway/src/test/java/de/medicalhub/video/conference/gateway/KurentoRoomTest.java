package de.medicalhub.video.conference.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.ChromiumOffer;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.Told;
import de.medicalhub.video.conference.control.Conference;
import de.medicalhub.video.conference.control.MediaPool;
import de.medicalhub.video.conference.control.MemoryBook;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kurento.client.MediaType;

/**
 * Rooms over Kurento's protocol, with the faults of lines and servers: against the stand-in, or against the real server
 * that MEDICALHUB_KMS_URL names, with the same assertions.
 */
@Timeout(120)
class KurentoRoomTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CARLA = new PersonId("carla");
    private static final String REAL_SERVER = System.getenv("MEDICALHUB_KMS_URL");
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PULSE = Duration.ofMillis(100);
    private static final IceCandidate CANDIDATE =
            new IceCandidate("candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host", "0", 0);

    private final KurentoStandIn standIn = new KurentoStandIn();
    private final URI address = REAL_SERVER == null ? standIn.begin() : URI.create(REAL_SERVER);
    private final FaultyWire wire = new FaultyWire(address);
    private final Inspector inspector = new Inspector(address);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final KurentoMediaServer server =
            new KurentoMediaServer(wire.address(), TIMEOUT, PULSE, Executors.defaultThreadFactory());
    private final MemoryBook book = new MemoryBook();
    private final Told told = new Told();
    private final ConferenceId id = ConferenceId.next();
    private final Conference conference =
            new Conference(id, new MediaPool(List.of(server), book, 100), book, told, Clock.systemUTC(), threads);

    @BeforeEach
    void connect() throws InterruptedException {
        server.begin();
        until(server::isUp);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        server.close();
        inspector.loseEverything();
        inspector.close();
        wire.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        standIn.stop();
    }

    /** Waits for the supervisor, asking as often as it does. */
    private static void until(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            assertThat(never.await(PULSE.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void meet(int people) throws InterruptedException {
        List.of(ANNA, BEN, CARLA).subList(0, people).forEach(person -> conference.join(person, true));
        told.await("opened", people * people);
    }

    @Test
    @DisplayName("1 and 7: three people, one pipeline, nine endpoints, sound and picture to each other; all released")
    void threePeopleMeet() throws InterruptedException {
        List.of(ANNA, BEN, CARLA).forEach(person -> conference.join(person, true));
        List<Told.Event> opened = told.await("opened", 9);
        opened.forEach(event -> conference.offer(event.stream(), event.attempt(), ChromiumOffer.sdp()));
        assertThat(told.await("answered", 9))
                .allMatch(answer ->
                        answer.detail().contains("m=audio") && answer.detail().contains("VP8"));
        opened.forEach(event -> conference.candidate(event.stream(), event.attempt(), CANDIDATE));
        assertThat(inspector.pipelines()).hasSize(1);
        assertThat(inspector.endpoints()).hasSize(9);
        until(() -> inspector.ways(MediaType.VIDEO) == 6);
        assertThat(inspector.ways(MediaType.AUDIO)).isEqualTo(6);
        List.of(ANNA, BEN, CARLA).forEach(conference::leave);
        told.await("closed", 9);
        until(() -> inspector.pipelines().isEmpty());
    }

    @Test
    @DisplayName("candidates of the server reach the stream they are for")
    void serverCandidatesArrive() throws InterruptedException {
        conference.join(ANNA, true);
        Told.Event opened = told.await("opened", 1).get(0);
        conference.offer(opened.stream(), opened.attempt(), ChromiumOffer.sdp());
        Told.Event candidate = told.await("candidate", 1).get(0);
        assertThat(candidate.stream()).isEqualTo(StreamId.sendingOf(ANNA));
        assertThat(candidate.attempt()).isEqualTo(opened.attempt());
    }

    @Test
    @DisplayName("21: neither a way by a name nor one that the server refuses holds anybody up")
    void waysThatLeadNowhere() throws InterruptedException {
        conference.join(ANNA, true);
        Told.Event opened = told.await("opened", 1).get(0);
        conference.offer(opened.stream(), opened.attempt(), ChromiumOffer.sdp());
        told.await("answered", 1);
        for (String address : List.of("0a8bd8a1-6f2c-4f4c-9d55-1f6b5d3c7e10.local", "999.0.2.1")) {
            conference.candidate(
                    opened.stream(),
                    opened.attempt(),
                    new IceCandidate("candidate:1 1 udp 2122260223 " + address + " 50000 typ host", "0", 0));
        }
        conference.join(BEN, true);
        assertThat(told.await(Set.of("opened", "failed"), StreamId.sendingOf(BEN))
                        .kind())
                .isEqualTo("opened");
        until(() -> inspector.endpoints().size() == 4);
        assertThat(told.sofar("failed")).isEmpty();
    }

    @Test
    @DisplayName("21: an offer that only the server refuses concerns nobody but who made it")
    void refusedOffer() throws InterruptedException {
        meet(2);
        StreamId sending = StreamId.sendingOf(ANNA);
        conference.offer(sending, 1, ChromiumOffer.sdp() + "a=extmap:x\r\n");
        Told.Event answer = told.await(Set.of("answered", "failed"), sending);
        assertThat(answer.detail()).isEqualTo("BAD_OFFER");
        conference.join(CARLA, true);
        told.await("opened", 5);
        assertThat(told.sofar("failed")).isEmpty();
    }

    @Test
    @DisplayName("11: a weak line gets one picture, and sound from both")
    void lastPictures() throws InterruptedException {
        meet(3);
        conference.limit(ANNA, 1);
        until(() -> inspector.ways(MediaType.VIDEO) == 5);
        assertThat(inspector.ways(MediaType.AUDIO)).isEqualTo(6);
    }

    @Test
    @DisplayName("14: after a reset a new client takes the same endpoints up again (faults 1 and 8)")
    void reset() throws InterruptedException {
        meet(2);
        List<String> before = ids();
        wire.reset();
        conference.join(CARLA, true);
        told.await("opened", 5);
        assertThat(ids()).containsAll(before).hasSize(9);
        assertThat(inspector.pipelines()).hasSize(1);
    }

    @Test
    @DisplayName("14: after an orderly end of the connection the same (faults 3 and 4)")
    void finished() throws InterruptedException {
        meet(2);
        List<String> before = ids();
        wire.finish();
        conference.join(CARLA, true);
        told.await("opened", 5);
        assertThat(ids()).containsAll(before).hasSize(9);
    }

    @Test
    @DisplayName("14: a server that lost its objects gets the room anew, and browsers are told so (fault 2)")
    void restarted() throws InterruptedException {
        meet(2);
        List<String> before = ids();
        inspector.loseEverything();
        wire.finish();
        List<Told.Event> opened = told.await("opened", 4);
        assertThat(opened).allMatch(event -> event.attempt() > 4);
        assertThat(ids()).doesNotContainAnyElementsOf(before).hasSize(4);
        offerUntilAnswered(opened.get(0));
    }

    /** As a browser does: an offer on each port that is told for the stream, also on one that is told again. */
    private void offerUntilAnswered(Told.Event opened) throws InterruptedException {
        conference.offer(opened.stream(), opened.attempt(), ChromiumOffer.sdp());
        Told.Event next = told.await(Set.of("opened", "answered"), opened.stream());
        while (next.kind().equals("opened")) {
            conference.offer(next.stream(), next.attempt(), ChromiumOffer.sdp());
            next = told.await(Set.of("opened", "answered"), opened.stream());
        }
        assertThat(next.attempt()).isGreaterThan(4);
    }

    @Test
    @DisplayName("14: what is found lost at the next call, without any loss of the line, is built anew")
    void lostSilently() throws InterruptedException {
        meet(2);
        inspector.loseEverything();
        conference.limit(ANNA, 0);
        assertThat(told.await("opened", 4)).allMatch(event -> event.attempt() > 4);
    }

    @Test
    @DisplayName("13: a server that answers nothing costs one call's time; after that all fail at once (fault 5)")
    void silence() throws InterruptedException {
        meet(2);
        List<String> before = ids();
        wire.fallSilent();
        conference.limit(ANNA, 0);
        assertThat(told.await("failed", 2)).allMatch(event -> event.detail().equals("MEDIA_SERVER_AWAY"));
        assertThat(server.isUp()).isFalse();
        long begin = System.nanoTime();
        conference.join(CARLA, true);
        told.await("failed", 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT);
        wire.speakAgain();
        told.await("opened", 5);
        assertThat(ids()).containsAll(before).hasSize(9);
    }

    @Test
    @DisplayName("13: a peer that accepts and says nothing holds up no room of another server (fault 5)")
    void silentPeer() throws InterruptedException {
        try (FaultyWire dead = new FaultyWire(address)) {
            dead.fallSilent();
            KurentoMediaServer deaf =
                    new KurentoMediaServer(dead.address(), TIMEOUT, PULSE, Executors.defaultThreadFactory());
            deaf.begin();
            Conference other = new Conference(
                    ConferenceId.next(),
                    new MediaPool(List.of(deaf, server), book, 100),
                    book,
                    told,
                    Clock.systemUTC(),
                    threads);
            other.join(ANNA, true);
            told.await("opened", 1);
            assertThat(deaf.isUp()).isFalse();
            other.leave(ANNA);
            told.await("left", 1);
            deaf.close();
        }
    }

    @Test
    @DisplayName("15: another node takes the room over by the ids in the book (fault 8)")
    void takeOver() throws InterruptedException {
        meet(2);
        List<String> before = ids();
        conference.abandon();
        KurentoMediaServer second =
                new KurentoMediaServer(wire.address(), TIMEOUT, PULSE, Executors.defaultThreadFactory());
        second.begin();
        until(second::isUp);
        Conference other =
                new Conference(id, new MediaPool(List.of(second), book, 100), book, told, Clock.systemUTC(), threads);
        other.takeOver();
        other.join(CARLA, true);
        told.await("opened", 5);
        assertThat(ids()).containsAll(before).hasSize(9);
        assertThat(inspector.ways(MediaType.AUDIO)).isEqualTo(6);
        List.of(ANNA, BEN, CARLA).forEach(other::leave);
        told.await("left", 3);
        second.close();
    }

    private List<String> ids() {
        return inspector.endpoints().stream().map(endpoint -> endpoint.getId()).toList();
    }
}
