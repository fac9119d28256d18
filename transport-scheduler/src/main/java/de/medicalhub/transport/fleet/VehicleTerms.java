package de.medicalhub.transport.fleet;

import de.medicalhub.transport.orders.RideNeed;
import java.util.List;
import java.util.Set;

/**
 * What goes with a vehicle beside its usual places.
 *
 * @param staffSeats seats that no patient may use: for attendants of the own staff, or who comes along
 * @param otherSetUps what it holds if it is set up differently, such as seats folded away for a second wheelchair
 * @param sitsOnStretchers whether who could sit may also ride on a free stretcher
 * @param coldParcels how many cooled parcels its cold box holds at once; 0 without a box
 * @param cannot for which needs it is not fit; what is not listed it can
 * @param liftKilograms how much its lift or ramp bears, with whom it lifts lying or in a wheelchair; 0: nobody said
 * @param carryKilograms how heavy somebody may be who is carried in the chair or over stairs; 0: nobody said
 * @param luggagePlaces for how many walkers or folded wheelchairs there is room; each further one takes a seat
 * @param costs what it costs the carrier to use it
 */
public record VehicleTerms(
        int staffSeats,
        List<SetUp> otherSetUps,
        boolean sitsOnStretchers,
        int coldParcels,
        Set<RideNeed> cannot,
        int liftKilograms,
        int carryKilograms,
        int luggagePlaces,
        Costs costs) {
    /** Nothing beside the usual places; the cold box, if there is one, holds what comes. */
    public static final VehicleTerms NONE = new VehicleTerms(0, List.of(), false, 0, Set.of());

    /** Keeps its own copies. */
    public VehicleTerms {
        otherSetUps = List.copyOf(otherSetUps);
        cannot = Set.copyOf(cannot);
    }

    /** Without limits of weight, and without room for luggage. */
    public VehicleTerms(
            int staffSeats, List<SetUp> otherSetUps, boolean sitsOnStretchers, int coldParcels, Set<RideNeed> cannot) {
        this(staffSeats, otherSetUps, sitsOnStretchers, coldParcels, cannot, 0, 0, 0, Costs.NONE);
    }

    /**
     * What planning weighs when it chooses between vehicles; in cents, 0: nobody said.
     *
     * @param perUse for each day on which it is used at all
     * @param perHour for each hour at the wheel
     * @param perKilometre for each kilometre
     */
    public record Costs(int perUse, int perHour, int perKilometre) {
        /** Nobody said any. */
        public static final Costs NONE = new Costs(0, 0, 0);
    }

    /** How many places of each kind a vehicle has if it is set up so. */
    public record SetUp(int seats, int wheelchairPlaces, int stretchers, int staffSeats) {}
}
