package de.medicalhub.bench;

import de.medicalhub.fhir.bench.LiveHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** How much more a process holds after something was done many times, and in which classes. */
final class HeapGrowth {
    private static final int LARGEST = 60;

    private final long pid;
    private final Map<String, Long> before;

    private HeapGrowth(long pid, Map<String, Long> before) {
        this.pid = pid;
        this.before = before;
    }

    static HeapGrowth since(long pid) throws IOException {
        return new HeapGrowth(pid, LiveHeap.byClass(pid));
    }

    /** Bytes held then and now; the classes that grew are written as {@link #perPiece} does. */
    Held held(String file) throws IOException {
        Map<String, Long> after = LiveHeap.byClass(pid);
        write(after, 1, file);
        return new Held(sum(before), sum(after));
    }

    /** In bytes. */
    record Held(long before, long after) {
        double ratio() {
            return (double) after / before;
        }
    }

    /** Bytes that each of so many pieces holds; the classes are written beside the build, for whoever wants them fewer. */
    long perPiece(int pieces, String file) throws IOException {
        Map<String, Long> after = LiveHeap.byClass(pid);
        write(after, pieces, file);
        return (sum(after) - sum(before)) / pieces;
    }

    private void write(Map<String, Long> after, int pieces, String file) throws IOException {
        Files.write(
                Path.of(System.getProperty("medhub.target")).resolve(file),
                after.entrySet().stream()
                        .map(held -> Map.entry(held.getValue() - before.getOrDefault(held.getKey(), 0L), held.getKey()))
                        .sorted(Map.Entry.<Long, String>comparingByKey().reversed())
                        .limit(LARGEST)
                        .map(grown -> grown.getKey() / pieces + " bytes each: " + grown.getValue())
                        .toList());
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
