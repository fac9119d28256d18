package de.medicalhub.fhir.engine;

import static de.medicalhub.fhir.engine.Sent.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.fhir.engine.control.BodyFault;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 9 of the feature, at the door: who waits for whom, and how long. */
class BodyTurnsTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final FilteredBodies bodies = new FilteredBodies();

    @Test
    @DisplayName("rule 9: of imports that are still coming four are taken at once, so that threads are left for others")
    void fewSendLinesAtOnce() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> bodies.doFilter(Sent.lines(), (request, response) -> {
                taken.countDown();
                FilteredBodies.await(come);
                bodies.passed().add("lines");
            }));
            threads.add(thread);
            thread.start();
        }
        taken.await();
        assertThat(bodies.send(Sent.lines())).startsWith("503");
        come.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(bodies.send(Sent.lines())).isEmpty();
        assertThat(bodies.passed()).hasSize(5).containsOnly("lines", PATIENT);
    }

    @Test
    @DisplayName("rule 9: a large body waits for its turn where it comes from, not in memory")
    void largeBodiesAreNotReadBeforeTheirTurn() throws Exception {
        CountDownLatch inWork = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        FilterChain slow = (request, response) -> {
            inWork.countDown();
            FilteredBodies.await(go);
        };
        String large = "[\"" + "x".repeat(8 * MEGABYTE) + "\"]";
        List<Sent> sent = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Sent each = new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), large);
            sent.add(each);
            Thread thread = new Thread(() -> bodies.doFilter(each, slow));
            threads.add(thread);
            thread.start();
        }
        inWork.await();
        while (threads.stream()
                        .filter(each -> each.getState() == Thread.State.TIMED_WAITING)
                        .count()
                < 4) {
            Thread.onSpinWait();
        }
        // All wait: four hold a body, two of them are in work; the others have brought their beginning at most.
        assertThat(sent.stream()
                        .filter(each -> each.read.get() == large.length())
                        .count())
                .isEqualTo(4);
        assertThat(sent.stream().filter(each -> each.read.get() <= MEGABYTE + 1).count())
                .isEqualTo(2);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(sent).allSatisfy(each -> assertThat(each.read.get()).isEqualTo(large.length()));
    }

    @Test
    @DisplayName("rule 9: a body that trickles is refused when its time is over, however small it is")
    void tricklingBodiesAreRefused() throws Exception {
        AtomicLong now = new AtomicLong();
        LongSupplier clock = () -> now.getAndAdd(BodyReader.PATIENCE_NANOS / 2);
        Sent small = new Sent("/Patient", Map.of("Content-Type", "application/fhir+json"), PATIENT.repeat(1000));
        try (SenderWatch watch = new SenderWatch()) {
            BodyReader reader = new BodyReader(small.request(), watch, clock);
            assertThat(reader.begin()).contains(BodyFault.SLOW);
            assertThat(small.read.get()).isLessThan(PATIENT.length() * 1000L + 1);
            assertThat(new BodyReader(small.request(), watch, () -> 0).begin()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "rule 9: a thread that waits for a sender who sends nothing more is woken, and not disturbed afterwards")
    void whoSendsNothingMoreHoldsNoThread() throws IOException {
        try (SenderWatch watch = new SenderWatch();
                PipedOutputStream sender = new PipedOutputStream();
                PipedInputStream body = new PipedInputStream(sender)) {
            sender.write('{');
            assertThat(watch.within(Long.MAX_VALUE, body::read)).isEqualTo('{');
            assertThatThrownBy(() -> watch.within(1_000_000, body::read)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            sender.write('}');
            assertThat(watch.within(Long.MAX_VALUE, body::read)).isEqualTo('}');
        }
    }

    @Test
    @DisplayName(
            "rule 9: no more bodies are waited for than leave threads for others; what has come is waited for by nobody")
    void fewAreWaitedFor() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        CountDownLatch awaited = new CountDownLatch(8);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Sent late = Sent.patient();
            late.before = () -> {
                awaited.countDown();
                FilteredBodies.await(come);
            };
            Thread thread = new Thread(() ->
                    bodies.doFilter(late, (request, response) -> bodies.passed().add("late")));
            threads.add(thread);
            thread.start();
        }
        awaited.await();
        Sent another = Sent.patient();
        assertThat(bodies.send(another)).startsWith("503");
        Sent there = Sent.patient();
        there.length = PATIENT.length();
        assertThat(bodies.send(there)).isEmpty();
        come.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(bodies.passed()).containsOnly("late", PATIENT).hasSize(9);
    }
}
