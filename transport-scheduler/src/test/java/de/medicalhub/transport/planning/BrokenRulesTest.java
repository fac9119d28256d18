package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.planning.TourTerms.Rest;
import de.medicalhub.transport.planning.control.Safeguard;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A good tour, bent once for each rule: the checker says just this rule, so that none of its lines can be lost unseen. */
class BrokenRulesTest {
    private static final TravelTimes ROADS = TravelTimes.estimate(50);
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final long TEN = 10 * 3600;
    private static final long DRIVE = ROADS.secondsBetween(MAYEN, POLCH);
    private static final long BOARDED = TEN + 660;
    private static final long HOME = BOARDED + DRIVE + 60 + ROADS.secondsBetween(POLCH, MAYEN);
    private static final Load SEAT = new Load(1, 0, 0);
    private static final PlanJob JOB = job("job", JobTerms.NONE, Optional.empty(), 3600);
    private static final PlanTour GOOD = tour(TourTerms.NONE).with(JOB, 0, 0);
    private static final List<Long> BEGINS = List.of(TEN + 600, BOARDED + DRIVE);

    private final PlanChecker checker = new PlanChecker(ROADS);

    @Test
    @DisplayName("the tour that the others are bent from breaks no rule")
    void theStraightOneIsGood() {
        assertThat(checker.check(GOOD, new Schedule(TEN, BEGINS, HOME, 0), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("1 to 12: a tour that breaks one rule has this one fault")
    @MethodSource({"times", "people"})
    void aBentTourHasItsFault(String fault, PlanTour tour, Schedule times) {
        assertThat(checker.check(tour, times, Set.of())).containsExactly(fault);
    }

    static Stream<Arguments> times() {
        long tooEarly = TEN + 599;
        long tooLate = TEN + 1201;
        return Stream.of(
                bent("4: leaves before the shift (tour)", GOOD, TEN - 1, BEGINS, HOME),
                bent("1: drives too fast (job)", GOOD, TEN, List.of(TEN + 600, BOARDED + DRIVE - 1), HOME),
                bent("1: begins too early (job)", GOOD, TEN, List.of(tooEarly, BOARDED + DRIVE), HOME),
                bent("1: begins too late (job)", GOOD, TEN, List.of(tooLate, tooLate + 60 + DRIVE), HOME + 601),
                bent("4: arrives too fast (tour)", GOOD, TEN, BEGINS, HOME - 1),
                bent("4: ends after the shift (tour)", GOOD, TEN, BEGINS, TEN + 4 * 3600 + 1),
                bent(
                        "2: rides too long (job)",
                        tour(TourTerms.NONE).with(job("job", JobTerms.NONE, Optional.empty(), DRIVE - 1), 0, 0),
                        TEN,
                        BEGINS,
                        HOME));
    }

    static Stream<Arguments> people() {
        PlanJob second = job("second", JobTerms.NONE, Optional.of("job"), 3600);
        PlanJob heShuns = job("shuns", apart("job"), Optional.empty(), 3600);
        PlanJob isShunned = job("other", apart("second"), Optional.empty(), 3600);
        List<PlanStop> stops = GOOD.stops();
        List<Long> three = List.of(TEN + 600, BOARDED, BOARDED + 60 + DRIVE);
        return Stream.of(
                bent(
                        "5: dropped off without pickup (job)",
                        GOOD.with(stops.subList(1, 2)),
                        TEN,
                        BEGINS.subList(1, 2),
                        HOME),
                bent(
                        "5: still aboard at the end (tour)",
                        GOOD.with(stops.subList(0, 1)),
                        TEN,
                        BEGINS.subList(0, 1),
                        HOME),
                bent(
                        "5: picked up twice (job)",
                        GOOD.with(List.of(stops.get(0), stops.get(0), stops.get(1))),
                        TEN,
                        three,
                        HOME + 60),
                bent("12: must not meet (shuns)", GOOD.with(heShuns, 1, 1), TEN, four(), HOME + 120),
                bent(
                        "12: must not meet (second)",
                        tour(TourTerms.NONE).with(isShunned, 0, 0).with(second, 1, 1),
                        TEN,
                        four(),
                        HOME + 120),
                bent("10: dropped off too soon (second)", GOOD.with(second, 1, 1), TEN, four(), HOME + 120),
                bent("3: places (second)", narrow(GOOD.with(second, 1, 2)), TEN, four(), HOME + 120),
                bent("11: a break has no room (tour)", resting(TEN + 500, TEN + 700, 900), TEN, BEGINS, HOME),
                bent(
                        "4: ends after the shift (tour)",
                        resting(HOME, TEN + 4 * 3600, 4 * 3600),
                        TEN,
                        BEGINS,
                        HOME + 5 * 3600));
    }

    @Test
    @DisplayName("11: a break that has room only when the shift is over is none, however early the vehicle is home")
    void noBreakAfterTheShift() {
        PlanTour tour = resting(TEN + 3 * 3600, TEN + 4 * 3600, 5400);
        long late = TEN + 3 * 3600 + 5400 + ROADS.secondsBetween(POLCH, MAYEN);
        assertThat(checker.check(tour, new Schedule(TEN, BEGINS, late, 0), Set.of()))
                .containsExactly("4: ends after the shift (tour)");
        assertThat(checker.check(tour, new Schedule(TEN, BEGINS, TEN + 4 * 3600, 0), Set.of()))
                .containsExactly("11: a break has no room (tour)");
        assertThat(new Planner(ROADS, 1).schedule(tour)).isEmpty();
    }

    @Test
    @DisplayName("6 and 9: no plan leaves the planner that changes what is frozen, leaves anybody out or has no times")
    void theSafeguardSaysItsRules() {
        Safeguard guard = new Safeguard(ROADS);
        PlanTour empty = tour(TourTerms.NONE);
        PlanTour frozen = GOOD.with(
                List.of(new PlanStop(JOB, Action.PICKUP, true), GOOD.stops().get(1)));
        PlanTour impossible = empty.with(job("job", JobTerms.NONE, Optional.empty(), 1), 0, 0);
        assertThat(guard.faults(frozen, GOOD)).containsExactly("6: frozen stops changed (tour)");
        assertThat(guard.faults(frozen, empty)).containsExactly("6: frozen stops changed (tour)");
        assertThat(guard.faults(empty, impossible)).containsExactly("1: no times (tour)");
        assertThat(guard.faults(frozen, frozen)).isEmpty();
        assertThatThrownBy(() -> guard.accepted(List.of(GOOD), List.of(empty)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The plan breaks rules: [9: left out (job)]");
        assertThatThrownBy(() -> guard.accepted(List.of(frozen), List.of(GOOD)))
                .hasMessage("The plan breaks rules: [6: frozen stops changed (tour)]");
    }

    private static Arguments bent(String fault, PlanTour tour, long departure, List<Long> begins, long end) {
        return Arguments.of(fault, tour, new Schedule(departure, begins, end, 0));
    }

    /** Both are picked up where the vehicle stands, and dropped off at the same door. */
    private static List<Long> four() {
        List<Long> begins = new ArrayList<>(List.of(TEN + 600, BOARDED));
        begins.add(BOARDED + 60 + DRIVE);
        begins.add(BOARDED + 120 + DRIVE);
        return begins;
    }

    private static PlanTour resting(long from, long until, long seconds) {
        Rest rest = new Rest(new TimeWindow(from, until), seconds);
        return tour(new TourTerms(List.of(), false, List.of(rest))).with(JOB, 0, 0);
    }

    private static PlanTour narrow(PlanTour tour) {
        return new PlanTour(
                tour.id(), tour.start(), tour.end(), tour.shift(), SEAT, tour.has(), tour.stops(), tour.terms());
    }

    private static JobTerms apart(String from) {
        return new JobTerms(Set.of(), Set.of(from), Optional.empty(), 1);
    }

    private static PlanTour tour(TourTerms terms) {
        return new PlanTour(
                "tour",
                MAYEN,
                MAYEN,
                new TimeWindow(TEN, TEN + 4 * 3600),
                new Load(2, 0, 0),
                Set.of(),
                List.of(),
                terms);
    }

    private static PlanJob job(String id, JobTerms terms, Optional<String> after, long longest) {
        return new PlanJob(
                id,
                new Waypoint(MAYEN, new TimeWindow(TEN + 600, TEN + 1200), 60),
                new Waypoint(POLCH, new TimeWindow(TEN + 600, TEN + 3 * 3600), 60),
                SEAT,
                Set.of(),
                longest,
                after,
                terms);
    }
}
