package de.medicalhub.video.nodes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.nodes.Presence.PresentPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes over a real PostgreSQL; rules as numbered in the package's description. */
@Timeout(90)
class PostgresNodesTest {
    private static TestNodes nodes;

    private PostgresNodes one;
    private PostgresNodes two;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeAll
    static void database() {
        nodes = new TestNodes();
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @BeforeEach
    void start() {
        one = nodes.start();
        two = nodes.start();
        two.onWord("topic", (from, body) -> heard.add(from.equals(one.self()) ? body : "from somebody else"));
    }

    @Test
    @DisplayName("2 and 4: words arrive, those that are longer than a NOTIFY too, in the order in which they were sent")
    void words() throws InterruptedException {
        String offer = "ä|\"".repeat(20_000);
        one.send(two.self(), "topic", "first");
        one.send(two.self(), "topic", offer);
        one.sendAll("topic", "third");
        one.send(two.self(), "another topic", "nobody listens");
        assertThat(List.of(next(), next(), next())).containsExactly("first", offer, "third");
    }

    @Test
    @DisplayName("4: a thousand words keep their order")
    void order() throws InterruptedException {
        List<String> said =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        said.forEach(word -> one.send(two.self(), "topic", word));
        for (String word : said) {
            assertThat(next()).isEqualTo(word);
        }
    }

    @Test
    @DisplayName("1: what was present on a killed node is gone four seconds later, and the others are told")
    void presenceExpires() throws InterruptedException {
        one.here(new PresentPage(
                "room",
                "host",
                one.self(),
                "page-1",
                "Dr. One",
                one.arrive("room").turn()));
        two.here(new PresentPage(
                "room", "patient", two.self(), "page-2", "", two.arrive("room").turn()));
        assertThat(two.in("room")).hasSize(2);
        CountDownLatch told = new CountDownLatch(1);
        two.onGap(told::countDown);
        nodes.kill(one);
        long begin = System.nanoTime();
        TestNodes.until(() -> {
            two.beat();
            return two.in("room").size() == 1;
        });
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(5_000);
        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(two.in("room").get(0).place()).isEqualTo("patient");
    }

    @Test
    @DisplayName("1: a page that moved to another node is not taken away by the one that it left")
    void movedPageStays() {
        PresentPage before = new PresentPage(
                "moved", "host", one.self(), "page-1", "", one.arrive("room").turn());
        PresentPage after = new PresentPage(
                "moved", "host", two.self(), "page-2", "", two.arrive("room").turn());
        one.here(before);
        two.here(after);
        one.here(before);
        assertThat(one.in("moved")).containsExactly(after);
        one.gone(before);
        assertThat(one.in("moved")).hasSize(1);
        two.gone(after);
        assertThat(one.in("moved")).isEmpty();
    }

    @Test
    @DisplayName("3: a lost connection comes back by itself, and who listens is told")
    void reconnects() throws SQLException, InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        two.onGap(told::countDown);
        try (Connection connection = nodes.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'");
        }
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        one.send(two.self(), "topic", "again");
        assertThat(next()).isEqualTo("again");
    }

    @Test
    @DisplayName("5: what the FHIR server says of a case is heard by all nodes, and is no word of a node")
    void recordChanges() throws SQLException, InterruptedException {
        one.onCase(heard::add);
        two.onCase(heard::add);
        try (Connection connection = nodes.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_notify('medhub_case', 'case-1')");
        }
        assertThat(List.of(next(), next())).containsExactly("case-1", "case-1");
        one.send(two.self(), "topic", "after it");
        assertThat(next()).isEqualTo("after it");
    }

    private String next() throws InterruptedException {
        String word = heard.poll(20, TimeUnit.SECONDS);
        return word == null ? "nothing" : word;
    }
}
