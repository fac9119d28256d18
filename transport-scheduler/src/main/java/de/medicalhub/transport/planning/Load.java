package de.medicalhub.transport.planning;

/**
 * What is aboard, or what fits aboard, by kind of place. Parcels need none but in a cold box.
 *
 * @param seats for patients
 * @param staff seats that only attendants may use: the own staff, or who comes along with a patient; an attendant may also sit
 *     on any other seat
 * @param cold places for parcels in a cold box
 * @param luggage room for what patients bring, such as a walker or a folded wheelchair; each piece without such room takes the
 *     place of an attendant
 */
public record Load(int seats, int wheelchairPlaces, int stretchers, int staff, int cold, int luggage) {
    /** Nobody. */
    public static final Load NONE = new Load(0, 0, 0);

    /** Without attendants. */
    public Load(int seats, int wheelchairPlaces, int stretchers) {
        this(seats, wheelchairPlaces, stretchers, 0);
    }

    /** Without cooled parcels. */
    public Load(int seats, int wheelchairPlaces, int stretchers, int staff) {
        this(seats, wheelchairPlaces, stretchers, staff, 0);
    }

    /** Without luggage. */
    public Load(int seats, int wheelchairPlaces, int stretchers, int staff, int cold) {
        this(seats, wheelchairPlaces, stretchers, staff, cold, 0);
    }

    /** Both together. */
    public Load plus(Load other) {
        return new Load(
                seats + other.seats,
                wheelchairPlaces + other.wheelchairPlaces,
                stretchers + other.stretchers,
                staff + other.staff,
                cold + other.cold,
                luggage + other.luggage);
    }

    /** This without the other. */
    public Load minus(Load other) {
        return new Load(
                seats - other.seats,
                wheelchairPlaces - other.wheelchairPlaces,
                stretchers - other.stretchers,
                staff - other.staff,
                cold - other.cold,
                luggage - other.luggage);
    }

    /** The same people, all of them on seats. */
    public Load sitting() {
        return new Load(seats + wheelchairPlaces + stretchers, 0, 0, staff, cold, luggage);
    }

    /** The same without a cold box. */
    public Load uncooled() {
        return new Load(seats, wheelchairPlaces, stretchers, staff, 0, luggage);
    }

    /** Whether a vehicle with these places holds it (rule 3): attendants and luggage may take seats of patients, no one else another's. */
    public boolean fitsInto(Load places) {
        return seats <= places.seats
                && wheelchairPlaces <= places.wheelchairPlaces
                && stretchers <= places.stretchers
                && seats + staff + Math.max(0, luggage - places.luggage) <= places.seats + places.staff
                && cold <= places.cold;
    }
}
