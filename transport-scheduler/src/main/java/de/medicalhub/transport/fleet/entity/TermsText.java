package de.medicalhub.transport.fleet.entity;

import de.medicalhub.transport.fleet.VehicleTerms.SetUp;
import de.medicalhub.transport.orders.RideNeed;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists as they stand in one column, with a blank between two. */
final class TermsText {
    private TermsText() {}

    static String needs(Set<RideNeed> needs) {
        return needs.stream().sorted().map(RideNeed::code).collect(Collectors.joining(" "));
    }

    static Set<RideNeed> needs(String text) {
        return parts(text).flatMap(code -> RideNeed.find(code).stream()).collect(Collectors.toSet());
    }

    static String setUps(Collection<SetUp> setUps) {
        return setUps.stream()
                .map(one -> Stream.of(one.seats(), one.wheelchairPlaces(), one.stretchers(), one.staffSeats())
                        .map(String::valueOf)
                        .collect(Collectors.joining("/")))
                .collect(Collectors.joining(" "));
    }

    static List<SetUp> setUps(String text) {
        return parts(text).map(TermsText::setUp).toList();
    }

    private static SetUp setUp(String text) {
        int[] counts =
                Arrays.stream(text.split("/", -1)).mapToInt(Integer::parseInt).toArray();
        return new SetUp(counts[0], counts[1], counts[2], counts[3]);
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(part -> !part.isEmpty());
    }
}
