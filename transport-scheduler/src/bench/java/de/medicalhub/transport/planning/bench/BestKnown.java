package de.medicalhub.transport.planning.bench;

import java.io.IOException;
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
            List<String> lines = Files.readAllLines(file);
            List<String> head = List.of(lines.get(0).split(",", -1));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                for (String column : List.of("instance", "alias")) {
                    String name = cells[head.indexOf(column)].replaceFirst("\\.txt$", "");
                    values.put(name, Double.valueOf(cells[head.indexOf("value")]));
                    sets.put(name, cells[head.indexOf("set")]);
                }
            }
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
