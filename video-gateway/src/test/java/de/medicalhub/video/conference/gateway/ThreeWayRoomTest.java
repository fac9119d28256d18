package de.medicalhub.video.conference.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.control.Conference;
import de.medicalhub.video.conference.gateway.StandInObjects.Element;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the stand-in; with MEDICALHUB_KMS_URL in the environment the first test runs against a real server. */
@Timeout(120)
class ThreeWayRoomTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CARLA = new PersonId("carla");
    private static final String REAL_SERVER = System.getenv("MEDICALHUB_KMS_URL");
    private static final IceCandidate CANDIDATE =
            new IceCandidate("candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host", "0", 0);

    private final KurentoStandIn standIn = new KurentoStandIn();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Told told = new Told();
    private KurentoMediaServer server = new KurentoMediaServer(URI.create("ws://127.0.0.1:1"), Duration.ofSeconds(1));
    private Conference conference = new Conference(server, told, threads);

    @BeforeEach
    void connect() {
        URI address = REAL_SERVER == null ? standIn.begin() : URI.create(REAL_SERVER);
        server = new KurentoMediaServer(address, Duration.ofSeconds(10));
        conference = new Conference(server, told, threads);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        server.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        standIn.stop();
    }

    @Test
    @DisplayName("rule 1 and 7: three people, one pipeline, one sending and two receiving ports each, all released")
    void threePeopleMeet() throws InterruptedException {
        allJoin();
        List<StreamId> streams =
                told.await("opened", 9).stream().map(Told.Event::stream).toList();
        streams.forEach(stream -> conference.offer(stream, ChromiumOffer.sdp()));
        assertThat(told.await("answered", 9)).allMatch(answer -> answer.detail().startsWith("v=0"));
        streams.forEach(stream -> conference.candidate(stream, CANDIDATE));
        assertRoomOnStandIn();
        List.of(ANNA, BEN, CARLA).forEach(conference::leave);
        told.await("closed", 9);
        assertEverythingReleased();
    }

    @Test
    @DisplayName("candidates of the server reach the stream they are for")
    void serverCandidatesArrive() throws InterruptedException {
        onlyStandIn();
        conference.join(ANNA);
        told.await("opened", 1);
        conference.offer(StreamId.sendingOf(ANNA), ChromiumOffer.sdp());
        assertThat(told.await("candidate", 1).get(0).stream()).isEqualTo(StreamId.sendingOf(ANNA));
    }

    @Test
    @DisplayName("rule 3: a candidate that comes before its port is not lost")
    void earlyCandidateIsKept() throws InterruptedException {
        onlyStandIn();
        conference.candidate(StreamId.sendingOf(ANNA), CANDIDATE);
        conference.join(ANNA);
        told.await("opened", 1);
        assertThat(standIn.objects.ofType("WebRtcEndpoint").get(0).candidates).hasSize(1);
    }

    @Test
    @DisplayName("rule 4: a second offer gets a new port, connected as the old one was")
    void secondOfferGetsANewPort() throws InterruptedException {
        onlyStandIn();
        conference.join(ANNA);
        conference.join(BEN);
        told.await("opened", 4);
        conference.offer(StreamId.sendingOf(ANNA), ChromiumOffer.sdp());
        conference.offer(StreamId.sendingOf(ANNA), ChromiumOffer.sdp());
        told.await("answered", 2);
        assertThat(standIn.objects.ofType("WebRtcEndpoint")).hasSize(4);
        assertThat(connections()).isEqualTo(2);
    }

    @Test
    @DisplayName("rule 5: the newest word counts, not the last that arrives")
    void lateEventsChangeNothing() throws InterruptedException {
        onlyStandIn();
        conference.join(ANNA);
        told.await("opened", 1);
        Element endpoint = standIn.objects.ofType("WebRtcEndpoint").get(0);
        standIn.flow(endpoint, true, true, 200);
        assertThat(told.await("flowing", 1).get(0).detail()).isEqualTo("true");
        standIn.flow(endpoint, true, false, 100);
        standIn.flow(endpoint, true, true, 300);
        assertThat(told.await("flowing", 1).get(0).detail()).isEqualTo("true");
    }

    @Test
    @DisplayName("rule 6: nonsense is refused before the server sees it")
    void nonsenseIsRefused() throws InterruptedException {
        onlyStandIn();
        conference.join(ANNA);
        conference.offer(StreamId.sendingOf(ANNA), "v=0 nonsense");
        assertThat(told.await("failed", 1).get(0).detail()).isEqualTo("BAD_OFFER");
        assertThat(standIn.calls).doesNotContain("processOffer");
    }

    @Test
    @DisplayName("rule 8: the seventh person is told that the room is full")
    void fullRoomRefuses() throws InterruptedException {
        onlyStandIn();
        for (int i = 0; i <= Conference.MOST_PEOPLE; i++) {
            conference.join(new PersonId("person-" + i));
        }
        Told.Event refusal = told.await("failed", 1).get(0);
        assertThat(refusal.detail()).isEqualTo("FULL");
        assertThat(refusal.stream().at().value()).isEqualTo("person-6");
    }

    @Test
    @DisplayName("a server that has lost the room is said, not swallowed")
    void lostRoomIsSaid() throws InterruptedException {
        onlyStandIn();
        conference.join(ANNA);
        told.await("opened", 1);
        standIn.forgetEverything();
        conference.offer(StreamId.sendingOf(ANNA), ChromiumOffer.sdp());
        assertThat(told.await("failed", 1).get(0).detail()).isEqualTo("MEDIA_SERVER_AWAY");
    }

    private void allJoin() {
        conference.join(ANNA);
        conference.join(BEN);
        conference.join(CARLA);
    }

    private void assertRoomOnStandIn() {
        if (REAL_SERVER != null) {
            return;
        }
        assertThat(standIn.objects.ofType("MediaPipeline")).hasSize(1);
        assertThat(standIn.objects.ofType("WebRtcEndpoint")).hasSize(9);
        Map<Integer, Long> fanOut = standIn.objects.ofType("WebRtcEndpoint").stream()
                .collect(Collectors.groupingBy(element -> element.connectedTo.size(), Collectors.counting()));
        assertThat(fanOut).isEqualTo(Map.of(2, 3L, 0, 6L));
    }

    private void assertEverythingReleased() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        if (REAL_SERVER == null) {
            assertThat(standIn.objects.ofType("WebRtcEndpoint")).isEmpty();
            assertThat(standIn.objects.ofType("MediaPipeline")).isEmpty();
        }
    }

    private long connections() {
        return standIn.objects.ofType("WebRtcEndpoint").stream()
                .mapToLong(element -> element.connectedTo.size())
                .sum();
    }

    private static void onlyStandIn() {
        Assumptions.assumeTrue(REAL_SERVER == null, "looks into the stand-in");
    }
}
