package de.medicalhub.fhir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.subscription.Receiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;

/** How long after a write its subscriber is called: from the moment at which the write is sent. */
class SubscriptionBench {
    private static final String[] JSON = {"Content-Type", "application/fhir+json"};
    private static final String SYSTEM = "https://medicalhub.de/fhir/sid/test";
    private static final int WARM_UP = 50;
    private static final int WRITES = 200;
    private static final double MOST_MILLIS = 1_000;
    private static final long PATIENCE_SECONDS = 60;

    private final Path register =
            Path.of(System.getProperty("medhub.var")).resolve("run").resolve("processes");
    private final String mark = "bench-" + UUID.randomUUID();
    private final Exchange hospital = new Exchange(Stack.serviceToken("medhub-hospital"));
    private final Exchange admin = Exchange.as("admin1");

    @Test
    void subscribersAreCalledWithinASecond() throws IOException, InterruptedException {
        Report.requireFullCompiler();
        try (Receiver receiver = new Receiver()) {
            subscribe(receiver.address() + "/hook");
            for (int i = 0; i < WARM_UP; i++) {
                untilCalled(receiver);
            }
            long[] latencies = new long[WRITES];
            ProcessorTime before = ProcessorTime.now(register);
            long began = System.nanoTime();
            for (int i = 0; i < WRITES; i++) {
                latencies[i] = untilCalled(receiver);
            }
            Figures figures = Figures.of(
                    latencies,
                    System.nanoTime() - began,
                    ProcessorTime.now(register).since(before));
            double longest = Arrays.stream(latencies).max().orElseThrow() / 1e6;
            report(figures, longest);
            assertThat(longest).as("longest of %d, ms", WRITES).isLessThan(MOST_MILLIS);
        }
    }

    private static void report(Figures figures, double longest) throws IOException {
        Report.write(
                "subscription",
                "Measured by " + WRITES + " writes, one after the other, after " + WARM_UP + " to warm up; "
                        + Report.machine() + ".",
                String.format(
                        Locale.ROOT,
                        "| from sending a write to the call of its rest-hook, ms: p50 | p95 | p99 | longest | at most |%n"
                                + "|--:|--:|--:|--:|--:|%n| %.1f | %.1f | %.1f | %.1f | %.0f |%n",
                        figures.p50(),
                        figures.p95(),
                        figures.p99(),
                        longest,
                        MOST_MILLIS));
    }

    /** In nanoseconds. */
    private long untilCalled(Receiver receiver) throws InterruptedException {
        Observation observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation.addIdentifier().setSystem(SYSTEM).setValue(mark);
        observation.getCode().setText("Test");
        observation.setSubject(new Reference("Patient/patient-1"));
        long began = System.nanoTime();
        assertThat(admin.post("/Observation", Exchange.json(observation), JSON).status())
                .isEqualTo(201);
        Long called = receiver.calls().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(called).isNotNull().isNotEqualTo(Long.MAX_VALUE);
        return called - began;
    }

    private void subscribe(String endpoint) {
        Subscription wanted = new Subscription()
                .setStatus(SubscriptionStatus.REQUESTED)
                .setReason("Bench")
                .setCriteria("Observation?identifier=" + SYSTEM + "|" + mark);
        wanted.getChannel().setType(SubscriptionChannelType.RESTHOOK).setEndpoint(endpoint);
        Exchange.Reply reply = hospital.post("/Subscription", Exchange.json(wanted), JSON);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        String address = "/Subscription/"
                + reply.header("Location").replaceFirst(".*/Subscription/", "").replaceFirst("/.*", "");
        long until = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (hospital.get(address).as(Subscription.class).getStatus() != SubscriptionStatus.ACTIVE) {
            assertThat(System.nanoTime()).as("until it is active").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
