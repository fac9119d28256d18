package de.medicalhub.transport.dispatch.entity;

import de.medicalhub.transport.fleet.ShiftOnDay;
import de.medicalhub.transport.fleet.VehicleTerms;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.orders.Posture;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.planning.Equipment;
import de.medicalhub.transport.planning.Load;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a tour's vehicle and driver can beside the usual places, as the fleet was when the day was last planned. */
@Embeddable
public class Abilities {
    @Column(name = "staff_seats")
    private int staffSeats;

    /** Seats/wheelchair places/stretchers/staff seats, with a blank between two ways to set it up. */
    @Column(name = "other_set_ups")
    private String otherSetUps;

    @Column(name = "sits_on_stretchers")
    private boolean sitsOnStretchers;

    @Column(name = "cold_parcels")
    private int coldParcels;

    /** What vehicle or driver cannot: codes with a blank between them. */
    @Column(name = "cannot")
    private String cannot;

    @Column(name = "narcotics")
    private boolean narcotics;

    @Column(name = "lift_kilograms")
    private int liftKilograms;

    @Column(name = "carry_kilograms")
    private int carryKilograms;

    @Column(name = "luggage_places")
    private int luggagePlaces;

    @Column(name = "cost_per_use")
    private int costPerUse;

    @Column(name = "cost_per_hour")
    private int costPerHour;

    @Column(name = "cost_per_kilometre")
    private int costPerKilometre;

    /** For JPA. */
    protected Abilities() {}

    /** Those of a shift. */
    Abilities(ShiftOnDay shift) {
        VehicleTerms vehicle = shift.vehicle().terms();
        staffSeats = vehicle.staffSeats();
        otherSetUps = vehicle.otherSetUps().stream()
                .map(one ->
                        one.seats() + "/" + one.wheelchairPlaces() + "/" + one.stretchers() + "/" + one.staffSeats())
                .collect(Collectors.joining(" "));
        sitsOnStretchers = vehicle.sitsOnStretchers();
        coldParcels = vehicle.coldParcels();
        cannot = Stream.concat(vehicle.cannot().stream(), shift.terms().cannot().stream())
                .distinct()
                .sorted()
                .map(RideNeed::code)
                .collect(Collectors.joining(" "));
        narcotics = shift.terms().narcotics();
        liftKilograms = vehicle.liftKilograms();
        carryKilograms = vehicle.carryKilograms();
        luggagePlaces = vehicle.luggagePlaces();
        costPerUse = vehicle.costs().perUse();
        costPerHour = vehicle.costs().perHour();
        costPerKilometre = vehicle.costs().perKilometre();
    }

    /** How heavy somebody may be who rides so; empty where nothing is known or nobody is lifted or carried. */
    OptionalInt mostKilograms(Wish wish) {
        return limits(wish).filter(limit -> limit > 0).min();
    }

    /** Whether nobody said a limit that counts for who rides so. */
    boolean lacksLimit(Wish wish) {
        return limits(wish).anyMatch(limit -> limit == 0);
    }

    private IntStream limits(Wish wish) {
        Optional<Posture> posture = wish.posture();
        boolean lifted = posture.filter(how -> how == Posture.WHEELCHAIR || how == Posture.LYING)
                .isPresent();
        boolean carried = posture.filter(Posture.CARRY_CHAIR::equals).isPresent()
                || wish.needs().contains(RideNeed.CARRYING);
        return IntStream.concat(
                lifted ? IntStream.of(liftKilograms) : IntStream.empty(),
                carried ? IntStream.of(carryKilograms) : IntStream.empty());
    }

    /** What it holds with these places for patients. */
    Load places(int seats, int wheelchairPlaces, int stretchers) {
        return new Load(seats, wheelchairPlaces, stretchers, staffSeats, coldParcels, luggagePlaces);
    }

    Costs costs() {
        return new Costs(costPerUse, costPerHour, costPerKilometre);
    }

    boolean sitsOnStretchers() {
        return sitsOnStretchers;
    }

    /** Its other set-ups; the cold box and the room for luggage are there in each. */
    List<Load> otherPlaces() {
        return parts(otherSetUps)
                .map(text -> Arrays.stream(text.split("/", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .map(counts -> new Load(counts[0], counts[1], counts[2], counts[3], coldParcels, luggagePlaces))
                .toList();
    }

    /** Which postures a vehicle with these places takes. */
    static List<Posture> postures(int seats, int wheelchairPlaces, int stretchers, boolean carryChair) {
        List<Posture> postures = new ArrayList<>();
        if (seats > 0) {
            postures.add(Posture.WALKING);
        }
        if (wheelchairPlaces > 0) {
            postures.add(Posture.WHEELCHAIR);
        }
        if (carryChair && seats > 0) {
            postures.add(Posture.CARRY_CHAIR);
        }
        if (stretchers > 0) {
            postures.add(Posture.LYING);
        }
        return postures;
    }

    /** What it can, as the planner says it. */
    Set<Equipment> equipment(boolean carryChair, boolean coldBox) {
        Set<Equipment> can = EnumSet.of(Equipment.OXYGEN, Equipment.INFECTION_PROTECTION, Equipment.CARRYING);
        parts(cannot)
                .flatMap(code -> RideNeed.find(code).stream())
                .flatMap(need -> Wish.equipmentFor(need).stream())
                .forEach(can::remove);
        if (carryChair) {
            can.add(Equipment.CARRY_CHAIR);
        }
        if (coldBox) {
            can.add(Equipment.COLD_BOX);
        }
        if (narcotics) {
            can.add(Equipment.NARCOTICS);
        }
        return can;
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(part -> !part.isEmpty());
    }
}
