package de.medicalhub.transport.planning.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Best values known, by instance, from a folder's {@code best-known.csv} (set, instance, alias, value, …) where there is one. */
final class BestKnown {
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, String> sets = new HashMap<>();

    BestKnown(Path folder) throws IOException {
        Path file = folder.resolve("best-known.csv");
        if (Files.exists(file)) {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
            List<String> head = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
            lines.stream().skip(1).filter(line -> !line.isBlank()).forEach(line -> take(head, line));
        }
    }

    private void take(List<String> head, String line) {
        String[] cells = line.split(",", -1);
        try {
            double value = Double.parseDouble(cells[head.indexOf("value")]);
            for (String column : List.of("instance", "alias")) {
                String name = cells[head.indexOf(column)].replaceFirst("\\.txt$", "");
                values.put(name, value);
                sets.put(name, cells[head.indexOf("set")]);
            }
        } catch (IndexOutOfBoundsException | NumberFormatException unusable) {
            System.out.println("Skipped a line of best-known.csv: " + line);
        }
    }

    Optional<Double> value(Instance instance) {
        return Optional.ofNullable(values.get(instance.name()));
    }

    /** As the list calls it, else the name of the format. */
    String set(Instance instance) {
        return sets.getOrDefault(instance.name(), instance.set());
    }
}
