package de.medicalhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.bench.BenchRooms.Pair;
import de.medicalhub.fhir.bench.ProcessorTime;
import de.medicalhub.fhir.bench.Report;
import de.medicalhub.video.journey.VideoCase;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the wires of consultations cost one node: memory, time of a word under load, and whether anything is lost in memory. */
class VideoWireBench {
    private static final int CONNECTIONS = 2_000;
    private static final int JOINS_PER_SECOND = 200;
    private static final int WORDS_PER_SECOND = 100;
    private static final int FEW = 10;
    private static final int THREADS = 16;
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("medhub.bench.video.round", 10));
    private static final Duration LASTING = Duration.ofMinutes(Integer.getInteger("medhub.bench.video.minutes", 10));
    private static final int ROOMS = 500;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path register =
            Path.of(System.getProperty("medhub.var")).resolve("run").resolve("processes");
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final List<BenchLine> lines = new ArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> unsaid = new ConcurrentLinkedQueue<>();
    private @Nullable Future<?> signs;

    @AfterEach
    void end() throws Exception {
        if (signs != null) {
            signs.cancel(false);
        }
        clock.shutdownNow();
        all(lines.stream()
                .map(line -> (Callable<Void>) () -> {
                    line.close();
                    return null;
                })
                .toList());
        threads.shutdown();
        BenchRooms.forget();
    }

    @Test
    void twoThousandWires() throws Exception {
        List<Pair> made = BenchRooms.make(CONNECTIONS / 2 + 2 * FEW + JOINS_PER_SECOND, booked());
        // rooms of their own: who comes next must not take a page that is leaving for the other one
        List<BenchLine> few = open(made.subList(0, FEW), ignored -> {});
        List<Pair> rooms = made.subList(FEW, made.size());
        measured(few, Duration.ofSeconds(5), null);
        close(few);

        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        List<BenchLine> first = open(rooms.subList(0, FEW), times::add);
        measured(first, ROUND, null);
        double idle = percentile(drained(times), 50);
        HeapGrowth grown = HeapGrowth.since(ProcessorTime.pid(register, "WildFly"));
        open(rooms.subList(FEW, FEW + CONNECTIONS / 2), times::add);
        long perConnection = grown.perPiece(CONNECTIONS, "video-wires-heap.txt");

        List<Pair> visitors = rooms.subList(FEW + CONNECTIONS / 2, rooms.size());
        AtomicInteger joins = new AtomicInteger();
        keepAlive();
        drained(times);
        long began = System.nanoTime();
        measured(List.copyOf(lines), ROUND, () -> {
            Pair visitor = visitors.get(joins.getAndIncrement() % visitors.size());
            BenchLine.join(http, visitor.patient(), ignored -> {}).close();
            return null;
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Long> loaded = drained(times);
        double p99 = percentile(loaded, 99);
        report(idle, percentile(loaded, 50), p99, perConnection, joins.get() / seconds);
        assertThat(perConnection).as("bytes for each idle connection").isLessThan(40_000);
        assertThat(p99 / idle).as("p99 under load to median at idle").isLessThan(20);
        assertThat(unsaid).as("signs of life that open lines could not give").isEmpty();
    }

    private static String booked() throws Exception {
        return VideoCase.open(Clock.systemUTC().instant()).appointment;
    }

    private static void report(double idle, double median, double p99, long bytes, double joins) throws Exception {
        Report.write(
                "video wires",
                CONNECTIONS + " connections, " + Math.round(joins)
                        + " joins/s (ticket, handshake, hello, welcome, end), " + WORDS_PER_SECOND + " words/s; "
                        + Report.machine() + ".",
                String.format(
                        Locale.ROOT,
                        "| | measured | aim |%n|---|--:|--:|%n| a word from page to page, few pages, median | %.1f ms | |%n"
                                + "| the same under load, median | %.1f ms | |%n| the same under load, p99 | %.1f ms | |%n"
                                + "| p99 under load : median at rest | %.1f | < 20 |%n| memory for one idle connection | %.1f kB | < 40 kB |%n",
                        idle,
                        median,
                        p99,
                        p99 / idle,
                        bytes / 1e3));
    }

    @Test
    void nothingIsLostInMemory() throws Exception {
        List<Pair> rooms = BenchRooms.make(ROOMS, booked());
        // so many that none of them says more than one page may
        List<BenchLine> speakers = open(rooms, ignored -> {}).subList(0, 2 * FEW);
        keepAlive();
        AtomicInteger turn = new AtomicInteger();
        Callable<Void> reload = () -> {
            // the speakers stay
            int room = FEW + turn.getAndIncrement() % (ROOMS - FEW);
            BenchLine fresh = BenchLine.join(http, rooms.get(room).patient(), ignored -> {});
            BenchLine old;
            synchronized (lines) {
                old = lines.set(2 * room, fresh);
            }
            old.close();
            return null;
        };
        Duration quarter = LASTING.dividedBy(4);
        measured(speakers, quarter, reload, 20);
        HeapGrowth grown = HeapGrowth.since(ProcessorTime.pid(register, "WildFly"));
        measured(speakers, LASTING.minus(quarter), reload, 20);
        HeapGrowth.Held held = grown.held("video-memory-heap.txt");
        Report.write(
                "video memory",
                ROOMS + " rooms of two for " + LASTING.toMinutes()
                        + " minutes, 20 pages a second loaded anew; counted after a full" + " collection; "
                        + Report.machine() + ".",
                String.format(
                        Locale.ROOT,
                        "| | held MiB |%n|---|--:|%n| after a quarter | %.1f |%n| at the end | %.1f |%n| ratio | %.3f (aim: < 1.05) |%n",
                        held.before() / 1048576.0,
                        held.after() / 1048576.0,
                        held.ratio()));
        assertThat(held.ratio()).as("%s", held).isLessThan(1.05);
        assertThat(unsaid).as("signs of life that open lines could not give").isEmpty();
    }

    /** Each open line gives its sign of life, whatever becomes of another one. */
    private void keepAlive() {
        signs = clock.scheduleAtFixedRate(
                () -> copied().forEach(line -> quietly(unsaid, () -> sign(line))), 15, 15, TimeUnit.SECONDS);
    }

    /** A line that was closed meanwhile has nothing to say. */
    private @Nullable Void sign(BenchLine line) {
        try {
            line.ping();
        } catch (RuntimeException fault) {
            if (copied().contains(line)) {
                throw fault;
            }
        }
        return null;
    }

    private List<BenchLine> copied() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** They speak no more. */
    private void close(List<BenchLine> some) {
        synchronized (lines) {
            lines.removeAll(some);
        }
        some.forEach(BenchLine::close);
    }

    private List<BenchLine> open(List<Pair> rooms, LongConsumer relayed) throws Exception {
        List<Callable<List<BenchLine>>> work = rooms.stream()
                .map(room -> (Callable<List<BenchLine>>) () -> List.of(
                        BenchLine.join(http, room.patient(), relayed), BenchLine.join(http, room.other(), relayed)))
                .toList();
        List<BenchLine> opened = all(work).stream().flatMap(List::stream).toList();
        synchronized (lines) {
            lines.addAll(opened);
        }
        return opened;
    }

    private <T> List<T> all(List<Callable<T>> work) throws Exception {
        ExecutorService own = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : own.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } finally {
            own.shutdown();
        }
    }

    private void measured(List<BenchLine> speakers, Duration time, @Nullable Callable<Void> join) throws Exception {
        measured(speakers, time, join, JOINS_PER_SECOND);
    }

    /** Words and joins at their rates, for that time. */
    private void measured(List<BenchLine> speakers, Duration time, @Nullable Callable<Void> join, int joins)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService joining = Executors.newFixedThreadPool(THREADS);
        ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
        Future<?> words = clock.scheduleAtFixedRate(
                () -> quietly(faults, () -> {
                    speakers.get(next.getAndIncrement() % speakers.size()).relay();
                    return null;
                }),
                0,
                1_000_000 / WORDS_PER_SECOND,
                TimeUnit.MICROSECONDS);
        Future<?> comers = join == null
                ? null
                : clock.scheduleAtFixedRate(
                        () -> joining.execute(() -> quietly(faults, join)),
                        0,
                        1_000_000 / joins,
                        TimeUnit.MICROSECONDS);
        // the time of the measurement itself
        java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
        words.cancel(false);
        if (comers != null) {
            comers.cancel(false);
        }
        joining.shutdown();
        assertThat(joining.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(faults).isEmpty();
    }

    private static void quietly(ConcurrentLinkedQueue<Throwable> faults, Callable<Void> work) {
        try {
            work.call();
        } catch (Exception fault) {
            faults.add(fault);
        }
    }

    private static List<Long> drained(ConcurrentLinkedQueue<Long> times) {
        List<Long> taken = new ArrayList<>();
        for (Long time = times.poll(); time != null; time = times.poll()) {
            taken.add(time);
        }
        return taken;
    }

    private static double percentile(List<Long> nanos, int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        assertThat(sorted).isNotEmpty();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / NANOS_PER_MILLI;
    }
}
