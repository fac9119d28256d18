package de.medicalhub.fhir.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process holds when all garbage is gone. */
public final class LiveHeap {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    /** The last line of the histogram: objects and their bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** A line of it: number, objects, bytes, class. */
    private static final Pattern CLASS = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");

    private LiveHeap() {}

    /** In bytes; the histogram counts after a full collection, whichever collector there is. */
    public static long bytes(long pid) throws IOException {
        String told = histogram(pid);
        Matcher total = TOTAL.matcher(told);
        if (!total.find()) {
            throw new IOException("No histogram of process " + pid + ": " + told);
        }
        return Long.parseLong(total.group(1));
    }

    /** The same for each class, by its name. */
    public static Map<String, Long> byClass(long pid) throws IOException {
        Map<String, Long> held = new HashMap<>();
        Matcher line = CLASS.matcher(histogram(pid));
        while (line.find()) {
            held.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
        }
        return held;
    }

    private static String histogram(long pid) throws IOException {
        Process process = new ProcessBuilder(JCMD.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
