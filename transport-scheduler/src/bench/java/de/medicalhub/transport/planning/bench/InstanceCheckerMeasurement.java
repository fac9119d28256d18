package de.medicalhub.transport.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.bench.Instance.Car;
import de.medicalhub.transport.planning.bench.Instance.Node;
import de.medicalhub.transport.planning.bench.Tours.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The yardstick itself: a good plan, bent once for each rule, has this one fault; and both formats are read. It measures
 * nothing, but runs where its sources do.
 */
class InstanceCheckerMeasurement {
    @Test
    void theStraightPlanIsGoodAndItsLengthIsCounted() {
        InstanceChecker checker = new InstanceChecker(instance(1, 200, 12));
        assertThat(checker.check(plan(5, 16, 27, 38))).isEmpty();
        assertThat(checker.cost()).isEqualTo(50);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bent")
    void aBentPlanHasItsFault(String fault, Instance instance, Tours tours) {
        assertThat(new InstanceChecker(instance).check(tours)).containsExactly(fault);
    }

    /** Two requests on a line: pickups 1 and 2 at 5 and 10, drop-offs 3 and 4 at 15 and 20; each stop lasts 1. */
    static Stream<Arguments> bent() {
        Instance usual = instance(1, 200, 12);
        return Stream.of(
                Arguments.of("leaves the depot too early", usual, plan(4, 16, 27, 38)),
                Arguments.of("too early at 2", instance(1, 200, 12, 28), plan(5, 16, 27, 38)),
                Arguments.of("too late at 2", usual, plan(5, 16, 61, 72)),
                Arguments.of("drives too fast to 3", usual, plan(5, 15.9, 27, 38)),
                Arguments.of("rides too long: 1", usual, plan(5, 18.5, 30, 41)),
                Arguments.of("is out too long", instance(1, 58, 12), plan(5, 16, 27, 38)),
                Arguments.of("comes home too late", instance(1, 200, 40), plan(5, 16, 60, 95)),
                Arguments.of(
                        "too many aboard after 2",
                        instance(1, 200, 30),
                        route(new Call(1, 5), new Call(2, 16), new Call(3, 22), new Call(4, 33))));
    }

    @Test
    void nobodyIsForgottenAboardOrAtAll() {
        Instance usual = instance(1, 200, 12);
        Tours half = route(new Call(1, 5), new Call(3, 16));
        assertThat(new InstanceChecker(usual).check(half)).containsExactly("nobody visits 2", "nobody visits 4");
        Tours aboard = route(new Call(1, 5), new Call(3, 16), new Call(2, 27));
        assertThat(new InstanceChecker(usual).check(aboard))
                .containsExactly("still aboard at the end", "nobody visits 4");
    }

    @Test
    void bothFormatsAreReadAndWhatIsNeitherIsSkipped(@TempDir Path folder) throws IOException {
        Path one = write(folder, "one.txt", "1\t9\t480\t3\t30\r\n0 0 0 0 0 0 480\r\n1 1 1 3 1 0 480\r\n2 2 2 3 -1 0 480\r\n\r\n");
        Instance darp = InstanceReader.read(one).orElseThrow();
        assertThat(darp.set()).isEqualTo("darp");
        assertThat(darp.size()).isEqualTo(1);
        assertThat(darp.nodes().get(1).maxRide()).isEqualTo(30);
        assertThat(darp.cars()).hasSize(1);
        Path four = write(
                folder,
                "four.dat",
                "1 1\n480 1 2 1 1\n0 0 0 0 0 0 0 0 0 0 480\n1 1 1 3 60 0 1 0 0 10 20\n2 2 2 3 60 0 -1 0 0 10 90\n");
        Instance mixed = InstanceReader.read(four).orElseThrow();
        assertThat(mixed.set()).isEqualTo("mdhdarp");
        assertThat(mixed.cars().get(0).places()).containsExactly(1, 2, 1, 1);
        assertThat(mixed.nodes().get(2).latest()).isEqualTo(90);
        assertThat(InstanceReader.read(write(folder, "words.txt", "no instance\n"))).isEmpty();
        assertThat(InstanceReader.read(write(folder, "short.txt", "1 1 480 3 30\n0 0 0 0 0 0 480\n1 1 1 3 1 0 480\n")))
                .isEmpty();
        assertThat(InstanceReader.read(write(folder, "empty.txt", ""))).isEmpty();
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Instance instance(int capacity, double longestTour, double longestRide) {
        return instance(capacity, longestTour, longestRide, 0);
    }

    private static Instance instance(int capacity, double longestTour, double longestRide, double secondFrom) {
        Node depot = new Node(0, 0, 0, 0, new int[] {0}, 0, 102);
        List<Node> nodes = List.of(
                depot,
                new Node(5, 0, 1, longestRide, new int[] {1}, 0, 60),
                new Node(10, 0, 1, longestRide, new int[] {1}, secondFrom, 60),
                new Node(15, 0, 1, longestRide, new int[] {-1}, 0, 200),
                new Node(20, 0, 1, longestRide, new int[] {-1}, 0, 200));
        return new Instance("darp", "line", nodes, List.of(new Car(depot, longestTour, new int[] {capacity})));
    }

    /** First 1, then 3, then 2, then 4. */
    private static Tours plan(double first, double second, double third, double fourth) {
        return route(new Call(1, first), new Call(3, second), new Call(2, third), new Call(4, fourth));
    }

    private static Tours route(Call... calls) {
        return new Tours(List.of(List.of(calls)));
    }
}
