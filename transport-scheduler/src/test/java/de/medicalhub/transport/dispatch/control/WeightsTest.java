package de.medicalhub.transport.dispatch.control;

import static de.medicalhub.transport.dispatch.control.OneDay.CARRIER;
import static de.medicalhub.transport.dispatch.control.OneDay.DAY;
import static de.medicalhub.transport.dispatch.control.OneDay.DEPOT;
import static de.medicalhub.transport.dispatch.control.OneDay.FAR;
import static de.medicalhub.transport.dispatch.control.OneDay.at;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.dispatch.control.HandMoves.Outcome;
import de.medicalhub.transport.dispatch.control.HandMoves.Wanted;
import de.medicalhub.transport.dispatch.entity.Tour;
import de.medicalhub.transport.dispatch.entity.TransportJob;
import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.Vehicle;
import de.medicalhub.transport.fleet.VehicleTerms;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.orders.Demands;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.planning.Refusal;
import de.medicalhub.transport.planning.Refusal.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A patient heavier than the lift (rule 33). */
class WeightsTest {
    private final OneDay day = new OneDay();

    @Test
    @DisplayName("33: who is too heavy for the near lift goes with the one that bears it")
    void goesWithTheLiftThatBears() {
        bus("weak", 120, 90);
        Tour strong = bus("strong", 250, 90);
        TransportJob job = ride("heavy", Posture.WHEELCHAIR, 180);
        day.plan();
        assertThat(job.tourId()).contains(strong.id());
    }

    @Test
    @DisplayName("33: where nobody bears it the refusal says what is borne at most, and a bigger lift helps")
    void refusalNamesTheLimit() {
        bus("weak", 120, 90);
        bus("other", 150, 90);
        TransportJob job = ride("heavy", Posture.LYING, 180);
        day.plan();
        assertThat(job.refusal()).contains(new Refusal(Rule.TOO_HEAVY, 150));
        assertThat(job.refusal().orElseThrow().sentence(Locale.GERMAN)).contains("höchstens 150 kg");
        bus("strong", 200, 0);
        day.plan();
        assertThat(job.tourId()).isPresent();
    }

    @Test
    @DisplayName(
            "33: who is carried counts by the crew, who walks by nothing, and who is not weighed by nothing either")
    void whichLimitCounts() {
        Tour bus = bus("bus", 300, 100);
        assertThat(bus.bears(ride("a", Posture.CARRY_CHAIR, 101).wish())).isFalse();
        assertThat(bus.bears(ride("b", Posture.CARRY_CHAIR, 100).wish())).isTrue();
        assertThat(bus.bears(ride("c", Posture.WHEELCHAIR, 300).wish())).isTrue();
        assertThat(bus.bears(ride("d", Posture.WALKING, 400).wish())).isTrue();
        assertThat(bus.bears(ride("e", Posture.LYING, 0).wish())).isTrue();
    }

    @Test
    @DisplayName(
            "33: where who would bear it is in the dispatcher's hand, the refusal says so, not that somebody was demanded")
    void refusalSaysThatItIsTheWeight() {
        bus("weak", 120, 90);
        bus("strong", 250, 90).planByHand(true);
        TransportJob job = ride("heavy", Posture.WHEELCHAIR, 180);
        day.plan();
        assertThat(job.refusal()).contains(Refusal.of(Rule.BEARING_VEHICLE_AWAY));
    }

    @Test
    @DisplayName("33: a dispatcher's hand does not lift more either, and is told why")
    void notByHandEither() {
        Tour weak = bus("weak", 120, 90);
        bus("strong", 250, 90);
        TransportJob job = ride("heavy", Posture.WHEELCHAIR, 180);
        day.plan();
        Outcome outcome = day.bean(HandMoves.class)
                .move(new Wanted(job.id(), Optional.of(weak.id()), job.version(), false), Set.of(CARRIER));
        assertThat(outcome.hindrance().orElseThrow().sentence(Locale.GERMAN)).contains("zu schwer");
        assertThat(job.tourId()).isNotEqualTo(Optional.of(weak.id()));
    }

    @Test
    @DisplayName("33: a dispatcher is told where nobody entered how much lift or crew bear, and only then")
    void unknownLimitIsNamed() {
        Tour unknown = bus("unknown", 0, 90);
        TransportJob heavy = ride("heavy", Posture.WHEELCHAIR, 180);
        assertThat(unknown.lacksLimit(heavy.wish())).isTrue();
        assertThat(unknown.lacksLimit(ride("light", Posture.CARRY_CHAIR, 80).wish()))
                .isFalse();
        assertThat(unknown.lacksLimit(ride("unsaid", Posture.WHEELCHAIR, 0).wish()))
                .isFalse();
        Outcome outcome = day.bean(HandMoves.class)
                .move(new Wanted(heavy.id(), Optional.of(unknown.id()), heavy.version(), true), Set.of(CARRIER));
        assertThat(MoveView.of(outcome, Locale.GERMAN).note()).contains("nicht hinterlegt");
        Tour known = bus("known", 250, 90);
        outcome = day.bean(HandMoves.class)
                .move(new Wanted(heavy.id(), Optional.of(known.id()), heavy.version(), true), Set.of(CARRIER));
        assertThat(MoveView.of(outcome, Locale.GERMAN).note()).isNull();
    }

    private Tour bus(String id, int lift, int carry) {
        VehicleTerms terms = new VehicleTerms(0, List.of(), false, 0, Set.of(), lift, carry, 0, Costs.NONE);
        Vehicle vehicle = new Vehicle(id, CARRIER, id, 2, 1, 1, true, false, "Depot", DEPOT, terms);
        ShiftOnDay shift = new ShiftOnDay(vehicle, "Practitioner/" + id, "D", at("06:00"), at("14:00"));
        day.fleet.add(DAY, shift);
        Tour tour = new Tour(DAY, shift);
        day.book.tours.put(tour.id(), tour);
        return tour;
    }

    private TransportJob ride(String id, Posture posture, int kilograms) {
        return day.ride(id, posture, DEPOT, FAR, "08:00", "08:30", new Demands(Optional.empty(), "", "", kilograms));
    }
}
