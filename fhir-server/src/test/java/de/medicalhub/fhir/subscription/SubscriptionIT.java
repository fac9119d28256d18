package de.medicalhub.fhir.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.exchange.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubscriptionIT {
    private static final String[] JSON = {"Content-Type", "application/fhir+json"};
    private static final int ROUNDS = 7;
    private static final long PATIENCE_SECONDS = 60;

    private final String mark = "sub-" + UUID.randomUUID();
    private final Exchange hospital = new Exchange(Stack.serviceToken("medhub-hospital"));
    private final Exchange admin = Exchange.as("admin1");

    @Test
    @DisplayName("Rules 3 and 6: a rest-hook is called within a second, and not for what the subscriber may not read")
    void restHookIsCalledAtOnceAndOnlyForWhatMayBeRead() throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        try (Receiver receiver = new Receiver()) {
            await(created(hospital, hook(receiver.address() + "/hook")), SubscriptionStatus.ACTIVE);
            for (int round = 0; round < ROUNDS; round++) {
                observed(mark + "-foreign");
                long began = System.nanoTime();
                observed("patient-1");
                Long called = receiver.calls().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(called).isNotNull().as("without a body").isNotEqualTo(Long.MAX_VALUE);
                millis.add((called - began) / 1e6);
                assertThat(receiver.calls())
                        .as("one call for the own patient, none for the other")
                        .isEmpty();
            }
        }
        Collections.sort(millis);
        assertThat(millis.get(ROUNDS / 2)).as("median of %s ms", millis).isLessThan(1000);
    }

    @Test
    @DisplayName(
            "Rule 7: a rest-hook that fails is called again; one that is gone is off, with the reason, until it is renewed")
    void aFailingRestHookIsCalledAgain() throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver()) {
            String id = created(hospital, hook(receiver.address() + "/hook"));
            await(id, SubscriptionStatus.ACTIVE);
            receiver.answerNext("503 Restarting");
            observed("patient-1");
            assertThat(receiver.calls().poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isNotNull();
            assertThat(receiver.calls().poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isNotNull();
            receiver.answerNext("410 Gone");
            observed("patient-1");
            await(id, SubscriptionStatus.ERROR);
            Subscription off = hospital.get("/Subscription/" + id).as(Subscription.class);
            assertThat(off.getError()).contains("410");
            receiver.calls().clear();
            observed("patient-1");
            off.setStatus(SubscriptionStatus.REQUESTED).setError(null);
            assertThat(hospital.put("/Subscription/" + id, Exchange.json(off), JSON)
                            .status())
                    .isEqualTo(200);
            await(id, SubscriptionStatus.ACTIVE);
            assertThat(receiver.calls()).isEmpty();
            observed("patient-1");
            assertThat(receiver.calls().poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isNotNull();
        }
    }

    @Test
    @DisplayName("Rule 5: a websocket is pinged; another account cannot bind the Subscription")
    void websocketIsPinged() throws InterruptedException {
        String id = created(hospital, subscription(SubscriptionChannelType.WEBSOCKET));
        await(id, SubscriptionStatus.ACTIVE);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket socket = connect(Stack.serviceToken("medhub-hospital"), heard);
        BlockingQueue<String> overheard = new LinkedBlockingQueue<>();
        WebSocket other = connect(Stack.serviceToken("medhub-transport"), overheard);

        socket.sendText("bind " + id, true).join();
        other.sendText("bind " + id, true).join();
        assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("bound " + id);
        assertThat(overheard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("closed 1008");
        observed("patient-1");
        assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("ping " + id);
        socket.abort();
    }

    @Test
    @DisplayName("Rules 2 to 4: what may not be subscribed is refused")
    void whatMayNotBeSubscribedIsRefused() {
        Subscription payload = hook("https://his.example.org/hook");
        payload.getChannel().setPayload("application/fhir+json");
        Subscription chained = hook("https://his.example.org/hook").setCriteria("Observation?subject.name=x");
        for (Subscription refused : List.of(
                payload,
                chained,
                hook("http://his.example.org/hook"),
                hook("https://10.0.0.1/hook"),
                hook("https://intranet/hook"),
                hook("https://wildfly.internal/hook"),
                hook("http://localhost.example.org@10.0.0.1/hook"),
                hook("https://his.example.org/hook").setCriteria("Patient?_has:Observation:patient:code=x"),
                hook("https://his.example.org/hook").setCriteria("AuditEvent?action=R"),
                hook("https://his.example.org/hook").setCriteria("Patient?name:foo=x"),
                hook("https://his.example.org/hook").setCriteria("*"))) {
            assertThat(post(hospital, refused).status())
                    .as(Exchange.json(refused))
                    .isBetween(400, 422);
        }
        assertThat(post(Exchange.as("nurse1"), hook("https://his.example.org/hook"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Rule 1: secrets are their owner's, and others neither find nor delete a subscription")
    void secretsAreTheirOwners() {
        Subscription secret = hook("https://his.example.org/hook").setStatus(SubscriptionStatus.OFF);
        secret.getChannel().addHeader("Authorization: Bearer s3cr3t-" + mark);
        String id = created(hospital, secret);
        assertThat(hospital.get("/Subscription/" + id).text()).contains("s3cr3t");
        assertThat(admin.get("/Subscription/" + id).text())
                .contains("his.example.org")
                .doesNotContain("s3cr3t");
        assertThat(admin.get("/Subscription?_id=" + id).text())
                .contains("his.example.org")
                .doesNotContain("s3cr3t");
        assertIsHidden(id, new Exchange(Stack.serviceToken("medhub-transport")));
        assertThat(admin.delete("/Subscription/" + id).status()).isEqualTo(404);
        assertThat(hospital.delete("/Subscription/" + id).status()).isEqualTo(200);
    }

    private static void assertIsHidden(String id, Exchange stranger) {
        assertThat(stranger.get("/Subscription/" + id).status()).isEqualTo(404);
        for (String search : List.of("", "&_total=accurate", "&_summary=count")) {
            assertThat(stranger.get("/Subscription?_id=" + id + search).text())
                    .as("Another's is neither found nor counted%s", search)
                    .contains("searchset")
                    .doesNotContain("his.example.org", "\"total\": 1", "\"total\":1");
        }
        assertThat(stranger.delete("/Subscription/" + id).status()).isEqualTo(404);
    }

    private Subscription hook(String endpoint) {
        Subscription subscription = subscription(SubscriptionChannelType.RESTHOOK);
        subscription.getChannel().setEndpoint(endpoint);
        return subscription;
    }

    private Subscription subscription(SubscriptionChannelType type) {
        Subscription subscription = new Subscription()
                .setStatus(SubscriptionStatus.REQUESTED)
                .setReason("Test")
                .setCriteria("Observation?identifier=" + "https://medicalhub.de/fhir/sid/test|" + mark);
        subscription.getChannel().setType(type);
        return subscription;
    }

    private static Exchange.Reply post(Exchange as, Subscription subscription) {
        return as.post("/Subscription", Exchange.json(subscription), JSON);
    }

    private static String created(Exchange as, Subscription subscription) {
        Exchange.Reply reply = post(as, subscription);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.header("Location").replaceFirst(".*/Subscription/", "").replaceFirst("/.*", "");
    }

    private void await(String id, SubscriptionStatus status) {
        long until = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (hospital.get("/Subscription/" + id).as(Subscription.class).getStatus() != status
                && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(hospital.get("/Subscription/" + id).as(Subscription.class).getStatus())
                .isEqualTo(status);
    }

    /** About a patient; one that does not exist yet is made. */
    private void observed(String patient) {
        if (!patient.equals("patient-1")) {
            Patient person = new Patient();
            person.setId(patient);
            admin.imported(java.util.stream.Stream.of(Exchange.json(person)));
        }
        Observation observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation
                .addIdentifier()
                .setSystem("https://medicalhub.de/fhir/sid/test")
                .setValue(mark);
        observation.getCode().setText("Test");
        observation.setSubject(new Reference("Patient/" + patient));
        Exchange.Reply reply = admin.post("/Observation", Exchange.json(observation), JSON);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static WebSocket connect(String token, BlockingQueue<String> heard) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(Stack.fhirUrl().replaceFirst("^http", "ws") + "/websocket"), new Ear(heard))
                .join();
    }

    private record Ear(BlockingQueue<String> heard) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.add("closed " + status);
            return null;
        }
    }
}
