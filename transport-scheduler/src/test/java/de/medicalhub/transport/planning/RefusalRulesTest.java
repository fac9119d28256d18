package de.medicalhub.transport.planning;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.planning.Refusal.Rule;
import de.medicalhub.transport.planning.TourTerms.Rest;
import de.medicalhub.transport.roads.GeoPoint;
import de.medicalhub.transport.roads.TravelTimes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One day for each reason that the planner can give (rule 8). */
class RefusalRulesTest {
    private static final TravelTimes ROADS = TravelTimes.estimate(50);
    private static final GeoPoint MAYEN = new GeoPoint(50.3276, 7.2227);
    private static final GeoPoint POLCH = new GeoPoint(50.2986, 7.3150);
    private static final GeoPoint ANDERNACH = new GeoPoint(50.4397, 7.4014);
    private static final long TEN = 10 * 3600;
    private static final Load SEAT = new Load(1, 0, 0);

    private final Planner planner = new Planner(ROADS, 1);

    @Test
    @DisplayName("8: a ride that is longer than anybody may be aboard is refused for that, by so many minutes")
    void rideTooLong() {
        long drive = ROADS.secondsBetween(MAYEN, ANDERNACH);
        PlanJob job = job(MAYEN, new TimeWindow(TEN, TEN + 3600), ANDERNACH, SEAT, Set.of(), drive - 300);
        Refusal refusal = refused(List.of(tour("t", TEN, TEN + 4 * 3600, TourTerms.NONE)), job);
        assertThat(refusal.rule()).isEqualTo(Rule.RIDE_TOO_LONG);
        assertThat(refusal.amount()).isEqualTo(5);
        assertThat(refusal.obstacle().orElseThrow().tourId()).isEqualTo("t");
    }

    @Test
    @DisplayName("8: a ride for which a break would be lost is refused for that, and the vehicle is named")
    void breakNeeded() {
        TourTerms resting = resting(new TimeWindow(TEN, TEN + 60), 1800);
        PlanJob job = job(MAYEN, new TimeWindow(TEN - 60, TEN + 300), POLCH, SEAT, Set.of(), 3600);
        PlanTour tour = tour("t", TEN - 60, TEN + 1860, resting);
        assertThat(planner.schedule(tour)).isPresent();
        Refusal refusal = refused(List.of(tour), job);
        assertThat(refusal.rule()).isEqualTo(Rule.BREAK_NEEDED);
        Obstacle obstacle = refusal.obstacle().orElseThrow();
        assertThat(obstacle.tourId()).isEqualTo("t");
        assertThat(obstacle.after()).isEmpty();
        assertThat(obstacle.possibleAt()).isBetween(TEN - 60, TEN + 300);
        PlanTour relieved = tour("t", TEN - 60, TEN + 1860, TourTerms.NONE);
        assertThat(planner.insert(List.of(relieved), job)).isInstanceOf(Answer.Placed.class);
    }

    @Test
    @DisplayName("8: of the vehicles whose break would be lost, the one that would drive least for it is named")
    void nearestBreak() {
        long there = ROADS.secondsBetween(ANDERNACH, MAYEN);
        long ride = ROADS.secondsBetween(MAYEN, POLCH);
        long home = ROADS.secondsBetween(POLCH, ANDERNACH);
        PlanJob job = job(MAYEN, new TimeWindow(TEN - 60, TEN + 300), POLCH, SEAT, Set.of(), 3600);
        long out = TEN - 60 - there;
        PlanTour far = new PlanTour(
                "far",
                ANDERNACH,
                ANDERNACH,
                new TimeWindow(out, TEN + ride + home + 300),
                SEAT,
                Set.of(),
                List.of(),
                resting(new TimeWindow(out, out + 60), 1800));
        PlanTour near = tour("near", TEN - 60, TEN + 1860, resting(new TimeWindow(TEN, TEN + 60), 1800));
        assertThat(breakLost(List.of(far), job)).isEqualTo("far");
        assertThat(breakLost(List.of(far, near), job)).isEqualTo("near");
        assertThat(breakLost(List.of(near, far), job)).isEqualTo("near");
    }

    private String breakLost(List<PlanTour> tours, PlanJob job) {
        Refusal refusal = refused(tours, job);
        assertThat(refusal.rule()).isEqualTo(Rule.BREAK_NEEDED);
        return refusal.obstacle().orElseThrow().tourId();
    }

    @Test
    @DisplayName("8: who needs a stretcher hears of the only vehicle that has one")
    void onlyFittingVehicle() {
        PlanTour car = tour("car", TEN, TEN + 4 * 3600, TourTerms.NONE);
        PlanTour ambulance = new PlanTour(
                "ambulance",
                MAYEN,
                MAYEN,
                new TimeWindow(TEN, TEN + 4 * 3600),
                new Load(0, 0, 1),
                Set.of(),
                List.of(),
                TourTerms.NONE);
        PlanJob lying = job(POLCH, new TimeWindow(TEN - 60, TEN), MAYEN, new Load(0, 0, 1), Set.of(), 3600);
        Refusal refusal = refused(List.of(car, ambulance), lying);
        assertThat(refusal.rule()).isEqualTo(Rule.WINDOW_MISSED);
        assertThat(refusal.obstacle().orElseThrow().onlyOne()).isTrue();
        assertThat(refusal.obstacle().orElseThrow().tourId()).isEqualTo("ambulance");
        PlanJob sitting = job(POLCH, new TimeWindow(TEN - 60, TEN), MAYEN, SEAT, Set.of(), 3600);
        assertThat(refused(List.of(car, ambulance), sitting)
                        .obstacle()
                        .orElseThrow()
                        .tourId())
                .isEqualTo("car");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("8: what nobody on duty has or may do is named")
    void equipmentIsNamed(Equipment lacking) {
        Rule rule = switch (lacking) {
            case CARRY_CHAIR -> Rule.NO_CARRY_CHAIR;
            case COLD_BOX -> Rule.NO_COLD_BOX;
            case OXYGEN -> Rule.NO_OXYGEN;
            case INFECTION_PROTECTION -> Rule.NO_INFECTION_PROTECTION;
            case CARRYING -> Rule.NO_CARRYING;
            case NARCOTICS -> Rule.NO_NARCOTICS_DRIVER;
        };
        PlanTour all = equipped("all", EnumSet.allOf(Equipment.class));
        PlanTour others = equipped("others", EnumSet.complementOf(EnumSet.of(lacking)));
        PlanJob job = job(MAYEN, new TimeWindow(TEN, TEN + 3600), POLCH, SEAT, Set.of(lacking), 3600);
        Refusal refusal = refused(List.of(others), job);
        assertThat(refusal.rule()).isEqualTo(rule);
        Obstacle nearest = refusal.obstacle().orElseThrow();
        assertThat(nearest.tourId()).isEqualTo("others");
        assertThat(nearest.lacks()).contains(rule);
        assertThat(nearest.possibleAt()).isBetween(TEN, TEN + 3600);
        assertThat(planner.insert(List.of(others, all), job)).isInstanceOf(Answer.Placed.class);
    }

    @Test
    @DisplayName(
            "8: if each need is met by one vehicle and none meets all, that is said; a wheelchair place that nobody has, too")
    void nothingFits() {
        Set<Equipment> both = Set.of(Equipment.OXYGEN, Equipment.CARRYING);
        PlanJob job = job(MAYEN, new TimeWindow(TEN, TEN + 3600), POLCH, SEAT, both, 3600);
        List<PlanTour> tours =
                List.of(equipped("a", Set.of(Equipment.OXYGEN)), equipped("b", Set.of(Equipment.CARRYING)));
        Refusal refusal = refused(tours, job);
        assertThat(refusal.rule()).isEqualTo(Rule.NO_FITTING_VEHICLE);
        assertThat(refusal.obstacle().orElseThrow().lacks())
                .as("each lacks one thing only, and the first is as near as the other")
                .contains(Rule.NO_OXYGEN);
        assertThat(refusal.obstacle().orElseThrow().tourId()).isEqualTo("b");
        PlanJob wheelchair = job(MAYEN, new TimeWindow(TEN, TEN + 3600), POLCH, new Load(0, 1, 0), Set.of(), 3600);
        assertThat(refused(tours, wheelchair).rule()).isEqualTo(Rule.NO_WHEELCHAIR_PLACE);
        assertThat(refused(tours, wheelchair).obstacle().orElseThrow().lacks()).contains(Rule.NO_WHEELCHAIR_PLACE);
    }

    @Test
    @DisplayName(
            "8: of the vehicles that lack one thing, the one that would drive least for it is named; who lacks two is none")
    void cheapestConditionIsNamed() {
        Set<Equipment> both = Set.of(Equipment.OXYGEN, Equipment.CARRYING);
        PlanJob job = job(MAYEN, new TimeWindow(TEN, TEN + 7200), POLCH, SEAT, both, 3600);
        PlanTour far = new PlanTour(
                "far",
                ANDERNACH,
                ANDERNACH,
                new TimeWindow(TEN, TEN + 4 * 3600),
                SEAT,
                Set.of(Equipment.CARRYING),
                List.of());
        PlanTour near = equipped("near", Set.of(Equipment.OXYGEN));
        Obstacle nearest = refused(List.of(far, near), job).obstacle().orElseThrow();
        assertThat(nearest.tourId()).isEqualTo("near");
        assertThat(nearest.lacks()).contains(Rule.NO_CARRYING);
        assertThat(refused(List.of(equipped("bare", Set.of())), job).obstacle()).isEmpty();
    }

    @Test
    @DisplayName(
            "8: whom the required vehicle cannot take hears which other could; a cold parcel, which one with a box")
    void requirementsAreConditions() {
        PlanTour tour = tour("t", TEN, TEN + 4 * 3600, TourTerms.NONE);
        JobTerms required = new JobTerms(Set.of("away"), Set.of(), Optional.empty(), 1);
        PlanJob plain = job(MAYEN, new TimeWindow(TEN, TEN + 3600), POLCH, SEAT, Set.of(), 3600);
        PlanJob choosy =
                new PlanJob("job", plain.pickup(), plain.dropOff(), SEAT, Set.of(), 3600, Optional.empty(), required);
        Refusal refusal = refused(List.of(tour), choosy);
        assertThat(refusal.rule()).isEqualTo(Rule.VEHICLE_NOT_ON_DUTY);
        assertThat(refusal.obstacle().orElseThrow().lacks()).contains(Rule.VEHICLE_NOT_ON_DUTY);
        PlanJob cold = plain.with(new Load(0, 0, 0, 0, 1), Set.of(Equipment.COLD_BOX));
        assertThat(refused(List.of(tour), cold).obstacle().orElseThrow().lacks())
                .contains(Rule.NO_COLD_BOX);
    }

    @Test
    @DisplayName("8: hundreds of nearer places that cannot be hide neither the rule nor the vehicle behind them")
    void impossiblePlacesHideNothing() {
        long drive = ROADS.secondsBetween(MAYEN, POLCH);
        TourTerms resting = resting(new TimeWindow(TEN, TEN + 6000), 2700);
        List<PlanTour> tours = new ArrayList<>();
        for (int v = 0; v < 301; v++) {
            tours.add(tour("near-" + v, TEN, TEN + 6000, resting));
        }
        PlanJob job = job(POLCH, new TimeWindow(TEN - 3600, TEN), ANDERNACH, SEAT, Set.of(), 3600);
        assertThat(refused(tours, job).rule()).isNotEqualTo(Rule.WINDOW_MISSED);
        tours.add(tour("later", TEN + 1800, TEN + 4 * 3600, TourTerms.NONE));
        Refusal refusal = refused(tours, job);
        assertThat(refusal.rule()).isEqualTo(Rule.WINDOW_MISSED);
        assertThat(refusal.amount()).isEqualTo((1800 + drive + 59) / 60);
        assertThat(refusal.obstacle().orElseThrow().tourId()).isEqualTo("later");
    }

    private Refusal refused(List<PlanTour> tours, PlanJob job) {
        Answer answer = planner.insert(tours, job);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).refusal();
    }

    private static TourTerms resting(TimeWindow window, long seconds) {
        return new TourTerms(List.of(), false, List.of(new Rest(window, seconds)));
    }

    private static PlanTour tour(String id, long from, long until, TourTerms terms) {
        return new PlanTour(id, MAYEN, MAYEN, new TimeWindow(from, until), SEAT, Set.of(), List.of(), terms);
    }

    private static PlanTour equipped(String id, Set<Equipment> has) {
        return new PlanTour(id, MAYEN, MAYEN, new TimeWindow(TEN, TEN + 4 * 3600), SEAT, has, List.of());
    }

    private static PlanJob job(
            GeoPoint from, TimeWindow window, GeoPoint to, Load load, Set<Equipment> needs, long longest) {
        return new PlanJob(
                "job",
                new Waypoint(from, window, 60),
                new Waypoint(to, TimeWindow.from(window.earliest()), 60),
                load,
                needs,
                longest);
    }
}
