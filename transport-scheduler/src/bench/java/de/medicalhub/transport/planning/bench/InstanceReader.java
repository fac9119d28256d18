package de.medicalhub.transport.planning.bench;

import de.medicalhub.transport.planning.bench.Instance.Car;
import de.medicalhub.transport.planning.bench.Instance.Node;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads both formats, told apart by what stands in the first line, never by the file's name. */
final class InstanceReader {
    /** Vehicles of the multi-depot format go round these (Malheiros et al. 2021). */
    private static final double[][] DEPOTS = {{-5, -5}, {5, 5}, {-5, 5}, {5, -5}};

    private static final int DARP_HEAD = 5;
    private static final int MDHDARP_HEAD = 2;

    private InstanceReader() {}

    /** Empty where the file is no instance, or one that cannot be read; that is said in a line. */
    static Optional<Instance> read(Path file) {
        Optional<Instance> instance = Optional.empty();
        String why = "no first line of either format";
        try {
            instance = parsed(file);
        } catch (MalformedInputException otherText) {
            why = "not in UTF-8";
        } catch (IOException unreadable) {
            why = "cannot be read";
        } catch (IndexOutOfBoundsException | IllegalArgumentException tooShort) {
            why = "rows are missing or too short";
        }
        if (instance.isEmpty()) {
            System.out.println("Skipped " + file + ": " + why);
        }
        return instance;
    }

    private static Optional<Instance> parsed(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                Optional<double[]> numbers = numbers(line);
                if (numbers.isEmpty()) {
                    return Optional.empty();
                }
                rows.add(numbers.get());
            }
        }
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        int head = rows.isEmpty() ? 0 : rows.get(0).length;
        return switch (head) {
            case DARP_HEAD -> Optional.of(oneKind(name, rows));
            case MDHDARP_HEAD -> Optional.of(fourKinds(name, rows));
            default -> Optional.empty();
        };
    }

    private static Optional<double[]> numbers(String line) {
        String[] words = line.strip().split("\\s+", -1);
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException notAnInstance) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    /** Vehicles, n (not always true), duration of a route, capacity, ride; then id, x, y, service, load, window. */
    private static Instance oneKind(String name, List<double[]> rows) {
        double[] head = rows.get(0);
        List<double[]> body = rows.subList(1, rows.size());
        int requests = (int) body.stream().filter(row -> row[4] > 0).count();
        expect(requests > 0 && head[0] >= 1 && body.size() > 2 * requests);
        List<Node> nodes = new ArrayList<>();
        for (double[] row : body.subList(0, 2 * requests + 1)) {
            nodes.add(new Node(row[1], row[2], row[3], head[4], new int[] {(int) row[4]}, row[5], row[6]));
        }
        List<Car> cars = new ArrayList<>();
        for (int v = 0; v < (int) head[0]; v++) {
            cars.add(new Car(nodes.get(0), head[2], new int[] {(int) head[3]}));
        }
        return new Instance("darp", name, nodes, cars);
    }

    /** Vehicles, n; each vehicle's duration and places; then id, x, y, service, ride, four loads, window. */
    private static Instance fourKinds(String name, List<double[]> rows) {
        int vehicles = (int) rows.get(0)[0];
        int requests = (int) rows.get(0)[1];
        expect(vehicles >= 1 && requests > 0);
        List<double[]> body = rows.subList(1 + vehicles, rows.size());
        List<Node> nodes = new ArrayList<>();
        for (double[] row : body.subList(0, 2 * requests + 1)) {
            nodes.add(new Node(row[1], row[2], row[3], row[4], integers(row, 5), row[9], row[10]));
        }
        List<Car> cars = new ArrayList<>();
        for (int v = 0; v < vehicles; v++) {
            double[] row = rows.get(1 + v);
            double[] place = DEPOTS[v % DEPOTS.length];
            Node day = nodes.get(0);
            Node depot = new Node(place[0], place[1], 0, 0, new int[4], day.earliest(), day.latest());
            cars.add(new Car(depot, row[0], integers(row, 1)));
        }
        return new Instance("mdhdarp", name, nodes, cars);
    }

    private static void expect(boolean isAsStated) {
        if (!isAsStated) {
            throw new IllegalArgumentException("The file is not as its first line says");
        }
    }

    private static int[] integers(double[] row, int from) {
        expect(row.length >= from + 4);
        return Arrays.stream(row, from, from + 4).mapToInt(value -> (int) value).toArray();
    }
}
