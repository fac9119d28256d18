package de.medicalhub.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The outbox on a real PostgreSQL; rules as numbered in the package's description. */
class OutboxTest {
    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(5), 4, Duration.ofMinutes(1));
    private static EmbeddedPostgres postgres;
    private static DataSource dataSource;

    private final MovableClock clock = new MovableClock();
    private final Receiver receiver = new Receiver();
    private Outbox outbox;
    private OutboxDelivery delivery;

    @BeforeAll
    static void startDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        dataSource = postgres.getPostgresDatabase();
        try (InputStream ddl = OutboxTest.class.getResourceAsStream("outbox.sql")) {
            assertThat(ddl).isNotNull();
            execute(new String(ddl.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("truncate outbox");
        outbox = new Outbox(dataSource, clock);
        delivery = new OutboxDelivery(dataSource, receiver, POLICY, clock);
    }

    @Test
    @DisplayName("1: an entry exists if and only if its transaction was committed")
    void appendJoinsTheCallersTransaction() throws SQLException {
        try (Connection transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            Outbox joined = new Outbox(handingOut(transaction), clock);
            joined.append("status", "job-1", "rolled back");
            assertThat(delivery.deliverDue(10)).isZero();
            transaction.rollback();
            joined.append("status", "job-1", "committed");
            transaction.commit();
        }
        assertThat(delivery.deliverDue(10)).isEqualTo(1);
        assertThat(receiver.got).containsExactly("committed");
    }

    @Test
    @DisplayName("2: a later entry of the same aggregate waits for the earlier one, other aggregates do not")
    void keepsTheOrderWithinAnAggregate() {
        outbox.append("status", "job-1", "a1");
        outbox.append("status", "job-1", "a2");
        outbox.append("status", "job-2", "b1");
        receiver.failing.add("a1");
        delivery.deliverDue(10);
        assertThat(receiver.got).containsExactly("b1");
        receiver.failing.clear();
        clock.advance(Duration.ofSeconds(3));
        delivery.deliverDue(10);
        assertThat(receiver.got).containsExactly("b1", "a1", "a2");
    }

    @Test
    @DisplayName("7: a topic is delivered apart, and the others wait for their own delivery")
    void oneTopicAlone() {
        outbox.append("invitation", "message-1", "mail");
        outbox.append("visit", "appointment-1", "arrived");
        assertThat(delivery.only("visit").deliverDue(10)).isEqualTo(1);
        assertThat(receiver.got).containsExactly("arrived");
        assertThat(delivery.only("invitation").deliverDue(10)).isEqualTo(1);
        assertThat(receiver.got).containsExactly("arrived", "mail");
    }

    @Test
    @DisplayName(
            "7: while the receiver of one topic does not answer, the others get theirs; what hung is delivered once")
    void aReceiverThatHangs() throws InterruptedException {
        outbox.append("mail", "message-1", "letter");
        outbox.append("push", "message-2", "ring");
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        OutboxSender slow = entry -> {
            called.countDown();
            try {
                assertThat(answers.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            receiver.send(entry);
        };
        Thread mailing = new Thread(() ->
                new OutboxDelivery(dataSource, slow, POLICY, clock).only("mail").deliverDue(10));
        mailing.start();
        assertThat(called.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(delivery.only("push").deliverDue(10)).isEqualTo(1);
        assertThat(delivery.only("mail").deliverDue(10)).isZero();
        assertThat(receiver.got).containsExactly("ring");
        answers.countDown();
        mailing.join();
        assertThat(delivery.deliverDue(10)).isZero();
        assertThat(receiver.got).containsExactly("ring", "letter");
    }

    @Test
    @DisplayName("3: what was delivered is not delivered again, a repetition bears the same id")
    void repeatsUnderTheSameId() {
        outbox.append("status", "job-1", "a1");
        receiver.failing.add("a1");
        delivery.deliverDue(10);
        receiver.failing.clear();
        clock.advance(Duration.ofSeconds(3));
        assertThat(delivery.deliverDue(10)).isEqualTo(1);
        assertThat(delivery.deliverDue(10)).isZero();
        assertThat(receiver.ids).hasSize(1);
        assertThat(receiver.attempts).containsExactly(1, 2);
    }

    @Test
    @DisplayName("4: each pause is twice the last, up to the limit; then the letter is dead, listed and can be revived")
    void givesUpVisiblyAfterTheLastAttempt() {
        outbox.append("status", "job-1", "a1");
        receiver.failing.add("a1");
        for (int pauseSeconds : List.of(0, 2, 4, 5)) {
            clock.advance(Duration.ofSeconds(pauseSeconds).minusMillis(1));
            delivery.deliverDue(10);
            clock.advance(Duration.ofMillis(1));
            delivery.deliverDue(10);
        }
        assertThat(receiver.attempts).containsExactly(1, 2, 3, 4);
        assertThat(delivery.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.aggregate()).isEqualTo("job-1");
            assertThat(letter.attempts()).isEqualTo(4);
            assertThat(letter.fault()).isEqualTo("IllegalStateException");
        });
        receiver.failing.clear();
        assertThat(delivery.revive(delivery.deadLetters().get(0).id())).isTrue();
        assertThat(delivery.deliverDue(10)).isEqualTo(1);
        assertThat(delivery.deadLetters()).isEmpty();
    }

    @Test
    @DisplayName("4: what can never work is dead at once and holds back nobody")
    void buriesTheUndeliverableAtOnce() {
        outbox.append("status", "job-1", "never");
        outbox.append("status", "job-1", "a2");
        assertThat(delivery.deliverDue(10)).isEqualTo(1);
        assertThat(receiver.got).containsExactly("a2");
        assertThat(delivery.deadLetters())
                .extracting(DeadLetter::fault)
                .containsExactly("UndeliverableException: gone");
    }

    @Test
    @DisplayName("6: of what lies under a fault the class is kept, and no word of it")
    void namesTheRootCause() {
        outbox.append("status", "job-1", "buried cause");
        assertThat(delivery.deliverDue(10)).isZero();
        assertThat(delivery.deadLetters())
                .extracting(DeadLetter::fault)
                .containsExactly("UndeliverableException: gone (SocketTimeoutException)");
    }

    @Test
    @DisplayName("5: two nodes at once deliver each entry once")
    void twoNodesShareTheWork() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            outbox.append("status", "job-" + i, "p" + i);
        }
        CountDownLatch done = new CountDownLatch(2);
        for (int node = 0; node < 2; node++) {
            Thread worker = new Thread(() -> {
                delivery.deliverDue(100);
                done.countDown();
            });
            worker.start();
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        delivery.deliverDue(100);
        assertThat(receiver.got).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("5: a claim that was overtaken settles nothing")
    void overtakenClaimSettlesNothing() {
        outbox.append("status", "job-1", "a1");
        OutboxTable table = new OutboxTable(dataSource);
        Instant now = clock.instant();
        OutboxEntry slow = table.claim(now, now.plusSeconds(60), "").orElseThrow();
        assertThat(table.claim(now, now.plusSeconds(60), "")).isEmpty();
        Instant later = now.plusSeconds(61);
        assertThat(table.claim(later, later.plusSeconds(60), "")).isPresent();
        table.bury(slow, later, "late");
        assertThat(delivery.deadLetters()).isEmpty();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As a container does: within a transaction every caller gets the transaction's connection. */
    private static DataSource handingOut(Connection transaction) {
        Connection shared = proxy(
                Connection.class,
                (p, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(transaction, arguments));
        return proxy(DataSource.class, (p, method, arguments) -> shared);
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Receiver implements OutboxSender {
        private final List<String> got = new ArrayList<>();
        private final Set<Long> ids = new TreeSet<>();
        private final List<Integer> attempts = new ArrayList<>();
        private final Set<String> failing = new TreeSet<>();

        @Override
        public synchronized void send(OutboxEntry entry) {
            ids.add(entry.id());
            attempts.add(entry.attempt());
            if (entry.payload().equals("never")) {
                throw new UndeliverableException("gone", null);
            }
            if (entry.payload().equals("buried cause")) {
                Exception inner = new java.net.SocketTimeoutException("text that may name a patient");
                throw new UndeliverableException("gone", new IllegalStateException("the same", inner));
            }
            if (failing.contains(entry.payload())) {
                throw new IllegalStateException("text that may name a patient");
            }
            got.add(entry.payload());
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
