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
import java.util.stream.Collectors;
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

    /** From the middle to the end, when nothing fills up any more: what the counting itself varies by. */
    private static final double MOST_LATE_GROWTH = 1.02;

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
        long warm = held();
        Duration half = LASTING.minus(warmUp).dividedBy(2);
        Figures second = load.run(hub, turns, CLIENTS, half);
        long middle = held();
        Figures third = load.run(hub, turns, CLIENTS, half);
        long end = held();
        List<Part> parts = List.of(
                new Part(warmUp, first, warm),
                new Part(warmUp.plus(half), second, middle),
                new Part(warmUp.plus(half).plus(half), third, end));
        report(parts);
        assertThat((double) end / warm).as("bytes held: %s", parts).isLessThan(MOST_GROWTH);
        assertThat((double) end / middle).as("bytes held: %s", parts).isLessThan(MOST_LATE_GROWTH);
    }

    /** Until when, what was done, and how many bytes were held then. */
    private record Part(Duration until, Figures figures, long held) {
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %.1f | %.0f | %.1f | %.1f | %.1f | %.1f |%n",
                    until.toSeconds() / 60.0,
                    figures.perSecond(),
                    figures.p50(),
                    figures.p95(),
                    figures.p99(),
                    held / MIB);
        }
    }

    private long held() throws IOException {
        return LiveHeap.bytes(ProcessorTime.pid(register, "WildFly"));
    }

    private static void report(List<Part> parts) throws IOException {
        double warm = parts.get(0).held();
        double middle = parts.get(1).held();
        double end = parts.get(2).held();
        Report.write(
                "soak",
                "All kinds of work in turns by " + CLIENTS
                        + " clients; what is held is counted after a full collection; " + Report.machine() + ".",
                "| until minute | requests/s | p50 ms | p95 ms | p99 ms | held MiB |\n|--:|--:|--:|--:|--:|--:|\n"
                        + parts.stream().map(Part::row).collect(Collectors.joining())
                        + String.format(
                                Locale.ROOT,
                                "| end beside warm (at most %.2f) | – | – | – | – | %.3f |%n"
                                        + "| end beside middle (at most %.2f) | – | – | – | – | %.3f |%n",
                                MOST_GROWTH,
                                end / warm,
                                MOST_LATE_GROWTH,
                                end / middle));
    }
}
