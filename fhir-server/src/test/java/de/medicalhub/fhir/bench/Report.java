package de.medicalhub.fhir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the figures into the page of benchmarks, between its two marks. */
public final class Report {
    /** One line of the table. */
    record Line(Work work, int clients, Figures hub, Figures plain) {}

    private Report() {}

    /**
     * @param section of the page, between marks of that name
     * @param measured how and on which machine, in a sentence or two
     * @param table the figures
     */
    public static void write(String section, String measured, String table) throws IOException {
        Path page = Path.of(System.getProperty("medhub.bench.page"));
        String first = "<!-- " + section + ": written by mvn -Pbench verify -->";
        String last = "<!-- " + section + ": end -->";
        String text = Files.readString(page);
        int begin = text.indexOf(first);
        int end = text.indexOf(last);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " lacks the marks of " + section);
        }
        String written = first + "\n" + measured + "\n\n" + table + "\n";
        Files.writeString(page, text.substring(0, begin) + written + text.substring(end));
    }

    /** Refuses to measure a server that runs as for the demo, with the first compiler only: its figures say nothing. */
    static void requireFullCompiler() {
        if (!Boolean.getBoolean("medhub.load")) {
            throw new IllegalStateException("WildFly runs as for the demo: figures of it say nothing (medhub.load)");
        }
    }

    /** The machine in a few words: processor and memory as Linux tells them, elsewhere only how many cores. */
    public static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores" + told(" (", "/proc/cpuinfo", "model name", ")")
                + told(", ", "/proc/meminfo", "MemTotal", " of memory")
                + ", which clients, WildFly and PostgreSQL share, Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name");
    }

    private static String told(String before, String file, String name, String after) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> before + line.substring(line.indexOf(':') + 1).strip() + after)
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }

    static String table(List<Line> lines) {
        StringBuilder table = new StringBuilder();
        table.append("| work | clients | requests/s, hub : plain | ratio | p50 ms | p95 ms | p99 ms")
                .append(" | CPU ms/request (JVM + PostgreSQL), hub : plain | ratio |\n")
                .append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        lines.forEach(line -> table.append(row(line)));
        return table.toString();
    }

    private static String row(Line line) {
        Figures hub = line.hub();
        Figures plain = line.plain();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f : %.0f | %.2f | %.1f : %.1f | %.1f : %.1f | %.1f : %.1f"
                        + " | %.2f (%.2f + %.2f) : %.2f (%.2f + %.2f) | %.2f |%n",
                line.work().title(),
                line.clients(),
                hub.perSecond(),
                plain.perSecond(),
                hub.perSecond() / plain.perSecond(),
                hub.p50(),
                plain.p50(),
                hub.p95(),
                plain.p95(),
                hub.p99(),
                plain.p99(),
                hub.processorMillis(),
                hub.jvmMillis(),
                hub.databaseMillis(),
                plain.processorMillis(),
                plain.jvmMillis(),
                plain.databaseMillis(),
                hub.processorMillis() / plain.processorMillis());
    }
}
