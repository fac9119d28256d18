package de.medicalhub.video.conference.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.control.MediaServer;
import de.medicalhub.video.conference.control.MediaServer.Link;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import de.medicalhub.video.conference.gateway.StandInObjects.Element;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kurento.jsonrpc.JsonRpcClientClosedException;

/** Events that a server says at a moment of the test's choice, which only the stand-in does: late, and out of order. */
class KurentoEventsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final KurentoStandIn standIn = new KurentoStandIn();
    private final KurentoMediaServer server =
            new KurentoMediaServer(standIn.begin(), SECOND.multipliedBy(5), SECOND, Executors.defaultThreadFactory());
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final MediaServer.PortListener listener = new MediaServer.PortListener() {
        @Override
        public void candidate(IceCandidate candidate) {
            heard.add(candidate.candidate());
        }

        @Override
        public void flow(Medium medium, boolean flows, long timestampMillis) {
            heard.add(medium + " " + flows + " " + timestampMillis % 1000);
        }

        @Override
        public void link(Link link, long timestampMillis) {
            heard.add(link + " " + timestampMillis % 1000);
        }
    };

    @BeforeEach
    void connect() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        server.onReturn(up::countDown);
        server.begin();
        assertThat(up.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void disconnect() {
        server.close();
        standIn.stop();
    }

    @Test
    @DisplayName("5: each word comes with the server's time, whatever the order in which it arrives")
    void timesArePassedOn() throws InterruptedException {
        MediaServer.Port port = server.open().openPort(listener);
        Element endpoint = standIn.objects.ofType("WebRtcEndpoint").get(0);
        assertThat(port.id()).isEqualTo(endpoint.id);
        standIn.say(endpoint, "MediaFlowInStateChanged", "FLOWING", 300);
        assertThat(next()).isEqualTo("PICTURE true 300");
        standIn.say(endpoint, "MediaFlowInStateChanged", "NOT_FLOWING", 100);
        assertThat(next()).isEqualTo("PICTURE false 100");
    }

    @Test
    @DisplayName("8: the encrypted way is the sign of a connection, and of its end")
    void encryptedWay() throws InterruptedException {
        server.open().openPort(listener);
        Element endpoint = standIn.objects.ofType("WebRtcEndpoint").get(0);
        standIn.say(endpoint, "DtlsConnectionStateChange", "CONNECTING", 1);
        standIn.say(endpoint, "DtlsConnectionStateChange", "CONNECTED", 2);
        assertThat(next()).isEqualTo("CONNECTED 2");
        standIn.say(endpoint, "DtlsConnectionStateChange", "CLOSED", 3);
        assertThat(next()).isEqualTo("CLOSED 3");
    }

    @Test
    @DisplayName("a port that is held keeps its events when the heap is cleared (fault 6)")
    void heldPortsKeepTheirEvents() throws InterruptedException {
        MediaServer.Port port = server.open().openPort(listener);
        System.gc();
        Element endpoint = standIn.objects.ofType("WebRtcEndpoint").get(0);
        standIn.say(endpoint, "MediaFlowOutStateChanged", "FLOWING", 5);
        assertThat(next()).isEqualTo("PICTURE true 5");
        assertThat(port.id()).isEqualTo(endpoint.id);
    }

    @Test
    @DisplayName("13: a client that is closed for good counts as a server that does not answer (fault 1)")
    void closedClient() {
        assertThatThrownBy(() -> server.tell(() -> {
                    throw new JsonRpcClientClosedException("closed by a reset");
                }))
                .isInstanceOfSatisfying(
                        HubException.class, away -> assertThat(away.kind()).isEqualTo(ProblemKind.UNAVAILABLE));
    }

    private String next() throws InterruptedException {
        String word = heard.poll(20, TimeUnit.SECONDS);
        return word == null ? "nothing" : word;
    }
}
