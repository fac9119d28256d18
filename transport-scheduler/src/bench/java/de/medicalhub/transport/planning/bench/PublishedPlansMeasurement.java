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
        if (wanted.isBlank()) {
            return USUAL.stream().filter(Files::isDirectory).toList();
        }
        Path asGiven = Path.of(wanted);
        Path fromRoot = Path.of("..").resolve(wanted);
        Path folder = Files.isDirectory(asGiven) ? asGiven : fromRoot;
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("bench.instances: no folder " + asGiven.toAbsolutePath() + " or "
                    + fromRoot.toAbsolutePath().normalize());
        }
        return List.of(folder);
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
        for (String engine : engines()) {
            for (String seconds : option("bench.cpuSeconds", "1,10,60")) {
                int seeds = Integer.parseInt(option("bench.seeds", "3").get(0));
                for (int seed = 1; seed <= seeds; seed++) {
                    String run = instance.name() + "-" + engine + "-" + seconds + "-" + seed;
                    Optional<Tours> tours = solved(engine, instance, Double.parseDouble(seconds), seed, run);
                    table.write(bestKnown.set(instance) + "," + instance.name() + "," + engine + "," + seconds
                            + "," + seed + "," + verdict(instance, tours, bestKnown.value(instance), run, engine) + "\n");
                    table.flush();
                }
            }
        }
    }

    private String verdict(
            Instance instance, Optional<Tours> tours, Optional<Double> bestKnown, String run, String engine)
            throws IOException {
        InstanceChecker checker = new InstanceChecker(instance);
        List<String> faults = tours.map(checker::check).orElse(List.of("no plan"));
        if (engine.equals("own") && !faults.isEmpty()) {
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

    /** Whatever an engine throws, or if it cannot be loaded here, the run has no plan and the others go on. */
    private static Optional<Tours> solved(String engine, Instance instance, double cpuSeconds, long seed, String run) {
        try {
            return engine(engine).solve(instance, cpuSeconds, seed);
        } catch (RuntimeException | LinkageError failed) {
            System.out.println("No plan in " + run + ": " + failed);
            return Optional.empty();
        }
    }

    /** Loads only the engine that is wanted. */
    private static Engine engine(String name) {
        return switch (name) {
            case "own" -> new OwnEngine();
            case "ortools" -> new OrToolsEngine();
            default -> new TimefoldEngine();
        };
    }

    private static List<String> engines() {
        List<String> names = option("bench.engines", "own,ortools,timefold");
        if (!List.of("own", "ortools", "timefold").containsAll(names)) {
            throw new IllegalArgumentException("bench.engines knows own, ortools and timefold");
        }
        return names;
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
