package de.medicalhub.fhir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.exchange.Exchange;
import de.medicalhub.fhir.exchange.Exchange.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;

/** Import beside single creates, and how soon an export delivers; see the rules of this package. */
class ExchangeBench {
    private static final int LINES = Integer.getInteger("medhub.bench.lines", 1_000);
    private static final int EXPORTED = 10_000;
    private static final int ROUNDS = Integer.getInteger("medhub.bench.rounds", 3);
    private static final double NANOS = 1e9;

    /** The limits of what the server promises: an import is three times as fast, an export begins within ten seconds. */
    private static final double LEAST_RATIO = 3;

    private static final double MOST_SECONDS = 10;
    private static final Pattern FILE = Pattern.compile("\"type\" ?: ?\"Organization\",\\s*\"url\" ?: ?\"([^\"]+)\"");

    private final Exchange admin = Exchange.as("admin1");
    private final String run = Long.toString(ProcessHandle.current().pid(), 36);

    @Test
    void importAndExport() throws IOException {
        Report.requireFullCompiler();
        inARow("warm", LINES);
        byImport("warm", LINES);
        List<Double> ratios = new ArrayList<>();
        double single = 0;
        double imported = 0;
        for (int round = 0; round < ROUNDS; round++) {
            single = LINES / inARow("s" + round, LINES);
            imported = LINES / byImport("i" + round, LINES);
            ratios.add(imported / single);
        }
        double ratio = ratios.stream().sorted().toList().get(ROUNDS / 2);
        assertThat(Exchange.number(admin.imported(IntStream.range(0, EXPORTED).mapToObj(this::organisation)), "stored"))
                .isEqualTo(EXPORTED);
        double soon = untilDelivered();

        Report.write(
                "exchange",
                "Measured by " + ROUNDS + " rounds of " + LINES + " patients each; " + Report.machine() + ".",
                String.format(
                        Locale.ROOT,
                        "| what | figure | limit |%n|---|--:|--:|%n"
                                + "| NDJSON import beside single creates by one client (median of the ratios) | %.1f | at least %.0f |%n"
                                + "| single creates, resources/s (last round) | %.0f | – |%n"
                                + "| import, resources/s (last round) | %.0f | – |%n"
                                + "| export of more than %d organisations: seconds until the first line is there | %.1f | at most %.0f |%n",
                        ratio,
                        LEAST_RATIO,
                        single,
                        imported,
                        EXPORTED,
                        soon,
                        MOST_SECONDS));
        assertThat(soon).as("seconds until an export delivers").isLessThan(MOST_SECONDS);
        assertThat(ratio).as("import beside single creates").isGreaterThanOrEqualTo(LEAST_RATIO);
    }

    private double inARow(String mark, int size) {
        List<String> bodies =
                IntStream.range(0, size).mapToObj(i -> patient("", mark, i)).toList();
        long began = System.nanoTime();
        for (String body : bodies) {
            assertThat(admin.post("/Patient", body, "Content-Type", "application/fhir+json")
                            .status())
                    .isEqualTo(201);
        }
        return (System.nanoTime() - began) / NANOS;
    }

    private double byImport(String mark, int size) {
        List<String> lines = IntStream.range(0, size)
                .mapToObj(i -> patient("\"id\":\"" + UUID.randomUUID() + "\",", mark, i))
                .toList();
        long began = System.nanoTime();
        Parameters report = admin.imported(lines.stream());
        double seconds = (System.nanoTime() - began) / NANOS;
        assertThat(Exchange.number(report, "stored")).isEqualTo(size);
        return seconds;
    }

    /** From the request to the end of the file's first line. */
    private double untilDelivered() throws IOException {
        long began = System.nanoTime();
        Reply begun = admin.get("/$export?_type=Organization", "Prefer", "respond-async");
        Reply manifest = admin.awaited(begun.header("Content-Location"));
        Matcher file = FILE.matcher(manifest.text());
        assertThat(file.find()).as(manifest.text()).isTrue();
        assertThat(admin.firstLine(file.group(1))).contains("Organization");
        return (System.nanoTime() - began) / NANOS;
    }

    private String organisation(int i) {
        return "{\"resourceType\":\"Organization\",\"id\":\"" + run + "-o" + i + "\",\"name\":\"Praxis " + i + "\"}";
    }

    private String patient(String id, String mark, int i) {
        return "{\"resourceType\":\"Patient\"," + id + "\"identifier\":[{\"system\":\"" + Population.IDENTIFIER_SYSTEM
                + "\",\"value\":\"" + run + mark + i + "\"}],\"name\":[{\"family\":\"Zell" + i
                + "\",\"given\":[\"Martha\"]}],\"gender\":\"female\",\"birthDate\":\"1948-07-09\","
                + "\"address\":[{\"line\":[\"Marktstraße 1\"],\"city\":\"Mayen\",\"postalCode\":\"56727\"}]}";
    }
}
