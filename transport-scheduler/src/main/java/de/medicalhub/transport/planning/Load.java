package de.medicalhub.transport.planning;

/** What is aboard, or what fits aboard, by kind of place. Parcels need none. */
public record Load(int seats, int wheelchairPlaces, int stretchers) {
    /** Nobody. */
    public static final Load NONE = new Load(0, 0, 0);

    /** Both together. */
    public Load plus(Load other) {
        return new Load(seats + other.seats, wheelchairPlaces + other.wheelchairPlaces, stretchers + other.stretchers);
    }

    /** This without the other. */
    public Load minus(Load other) {
        return new Load(seats - other.seats, wheelchairPlaces - other.wheelchairPlaces, stretchers - other.stretchers);
    }

    /** Whether a vehicle with these places holds it (rule 3). */
    public boolean fitsInto(Load places) {
        return seats <= places.seats && wheelchairPlaces <= places.wheelchairPlaces && stretchers <= places.stretchers;
    }
}
