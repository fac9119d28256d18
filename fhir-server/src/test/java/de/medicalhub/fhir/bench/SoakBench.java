package de.medicalhub.fhir.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.medicalhub.common.testing.Stack;
import de.medicalhub.fhir.exchange.Exchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whether memory is lost: all kinds of work in turns for as long as asked for (property {@code medhub.bench.soak}, in
 * minutes), and what the server holds after it beside what it held when it was warm.
 */
class SoakBench {
    private static final Duration LASTING = Duration.ofMinutes(Integer.getInteger("medhub.bench.soak", 0));
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(2);
    private static final int CLIENTS = 4;
    private static final int PATIENTS = 1_000;

    /**
     * What the store remembers of current versions is bounded and not yet full after two minutes; a few hundred bytes lost
     * with each request would be more in a quarter of an hour.
     */
    private static final double MOST_GROWTH = 1.10;

    private static final double MIB = 1 << 20;

    private final Path register =
            Path.of(System.getProperty("medhub.var")).resolve("run").resolve("processes");
    private final Population people =
            new Population("s" + Long.toString(ProcessHandle.current().pid(), 36), PATIENTS);
    private final Load load = new Load(people, register);
    private final Target hub =
            new Target("hub", Stack.fhirUrl(), () -> "Bearer " + Stack.serviceToken("medhub-hospital"));

    @BeforeEach
    void onlyWhereAskedFor() {
        assumeTrue(!LASTING.isZero(), "No soak: -Dmedhub.bench.soak=<minutes> is not given");
    }

    @Test
    void workLeavesNothingBehindInMemory() throws IOException, InterruptedException {
        Exchange admin = Exchange.as("admin1");
        for (String transaction : people.transactions()) {
            assertThat(admin.post("", transaction, "Content-Type", "application/fhir+json")
                            .status())
                    .isEqualTo(200);
        }
        Duration quarter = LASTING.dividedBy(4);
        Duration warmUp = quarter.compareTo(LONGEST_WARM_UP) < 0 ? quarter : LONGEST_WARM_UP;
        List<Work> turns = List.of(Work.values());
        Figures first = load.run(hub, turns, CLIENTS, warmUp);
        long warm = LiveHeap.bytes(ProcessorTime.pid(register, "WildFly"));
        Figures rest = load.run(hub, turns, CLIENTS, LASTING.minus(warmUp));
        long end = LiveHeap.bytes(ProcessorTime.pid(register, "WildFly"));
        report(warmUp, first, warm, rest, end);
        assertThat((double) end / warm).as("bytes held: %d, then %d", warm, end).isLessThan(MOST_GROWTH);
    }

    private static void report(Duration warmUp, Figures first, long warm, Figures rest, long end) throws IOException {
        Report.write(
                "soak",
                "All kinds of work in turns by " + CLIENTS
                        + " clients; what is held is counted after a full collection; " + Report.machine() + ".",
                String.format(
                        Locale.ROOT,
                        "| until minute | requests/s | p50 ms | p95 ms | p99 ms | held MiB |%n|--:|--:|--:|--:|--:|--:|%n"
                                + "| %.1f | %.0f | %.1f | %.1f | %.1f | %.1f |%n| %.1f | %.0f | %.1f | %.1f | %.1f | %.1f |%n"
                                + "| ratio | %.2f | %.2f | %.2f | %.2f | %.3f |%n",
                        warmUp.toSeconds() / 60.0,
                        first.perSecond(),
                        first.p50(),
                        first.p95(),
                        first.p99(),
                        warm / MIB,
                        LASTING.toSeconds() / 60.0,
                        rest.perSecond(),
                        rest.p50(),
                        rest.p95(),
                        rest.p99(),
                        end / MIB,
                        rest.perSecond() / first.perSecond(),
                        rest.p50() / first.p50(),
                        rest.p95() / first.p95(),
                        rest.p99() / first.p99(),
                        (double) end / warm));
    }
}
