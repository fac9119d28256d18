package de.medicalhub.transport.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.bench.Tours.Call;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Plans every instance of the folders with every engine, time and seed, checks each plan, and writes
 * {@code target/bench/plans.csv} and the plans themselves. Fails where the hub's own planner leaves an instance without a
 * possible plan.
 */
class PublishedPlansMeasurement {
    private static final Path OUT = Path.of("target", "bench");
    private static final List<Path> USUAL =
            List.of(Path.of("../../shared/data/darp"), Path.of("../../shared/data/mdhdarp"));

    private final List<String> failures = new ArrayList<>();

    @Test
    void plansArePossibleAndMeasured() throws IOException {
        List<Path> folders = folders();
        Assumptions.assumeFalse(folders.isEmpty(), "No published instances are present, skipped");
        Files.createDirectories(OUT.resolve("plans"));
        try (Writer table = Files.newBufferedWriter(OUT.resolve("plans.csv"))) {
            table.write("set,instance,engine,cpu_seconds,seed,feasible,cost,best_known,gap_percent\n");
            for (Path folder : folders) {
                BestKnown bestKnown = new BestKnown(folder);
                for (Path file : files(folder)) {
                    Optional<Instance> instance = InstanceReader.read(file);
                    if (instance.isPresent()) {
                        measure(instance.get(), bestKnown, table);
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<Path> folders() {
        String wanted = System.getProperty("bench.instances", "");
        return wanted.isBlank() ? USUAL.stream().filter(Files::isDirectory).toList() : List.of(Path.of(wanted));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches(".*\\.(csv|md)"))
                    .sorted()
                    .toList();
        }
    }

    private void measure(Instance instance, BestKnown bestKnown, Writer table) throws IOException {
        for (Engine engine : engines()) {
            for (String seconds : option("bench.cpuSeconds", "1,10,60")) {
                int seeds = Integer.parseInt(option("bench.seeds", "3").get(0));
                for (int seed = 1; seed <= seeds; seed++) {
                    Optional<Tours> tours = engine.solve(instance, Double.parseDouble(seconds), seed);
                    String run = instance.name() + "-" + engine.name() + "-" + seconds + "-" + seed;
                    table.write(bestKnown.set(instance) + "," + instance.name() + "," + engine.name() + "," + seconds
                            + "," + seed + "," + verdict(instance, tours, bestKnown.value(instance), run, engine) + "\n");
                    table.flush();
                }
            }
        }
    }

    private String verdict(
            Instance instance, Optional<Tours> tours, Optional<Double> bestKnown, String run, Engine engine)
            throws IOException {
        InstanceChecker checker = new InstanceChecker(instance);
        List<String> faults = tours.map(checker::check).orElse(List.of("no plan"));
        boolean isOwn = engine instanceof OwnEngine;
        if (isOwn && !faults.isEmpty()) {
            failures.add(run + ": " + faults);
        }
        if (tours.isPresent()) {
            Files.writeString(OUT.resolve("plans").resolve(run + ".json"), json(tours.get()));
        }
        boolean feasible = faults.isEmpty();
        String cost = feasible ? number(checker.cost()) : "";
        String gap = feasible
                ? bestKnown.map(best -> number(100 * (checker.cost() / best - 1))).orElse("")
                : "";
        return feasible + "," + cost + "," + bestKnown.map(PublishedPlansMeasurement::number).orElse("") + "," + gap;
    }

    private static List<Engine> engines() {
        return option("bench.engines", "own,ortools,timefold").stream()
                .map(name -> switch (name) {
                    case "own" -> new OwnEngine();
                    case "ortools" -> new OrToolsEngine();
                    case "timefold" -> new TimefoldEngine();
                    default -> throw new IllegalArgumentException("bench.engines knows own, ortools and timefold");
                })
                .toList();
    }

    private static List<String> option(String name, String usual) {
        String value = System.getProperty(name, "");
        return Arrays.stream((value.isBlank() ? usual : value).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static String json(Tours tours) {
        return tours.routes().stream()
                .map(route -> route.stream()
                        .map(PublishedPlansMeasurement::json)
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",\n", "{\"routes\":[", "]}\n"));
    }

    private static String json(Call call) {
        return "{\"node\":" + call.node() + ",\"start\":" + call.start() + "}";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
