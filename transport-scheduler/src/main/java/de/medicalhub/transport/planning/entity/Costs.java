package de.medicalhub.transport.planning.entity;

/**
 * What counts beside driving, whose unit of time costs what the vehicle says.
 *
 * @param detour of a unit of time that a passenger is aboard beyond the direct drive
 * @param strain how unevenly shared work counts: a vehicle that drives all its shift costs so much more than by driving
 *     alone, as a part of that; it grows with the square, so that the one who drives least is asked first
 * @param change of another vehicle than was announced
 */
public record Costs(double detour, double strain, double change) {
    /** Driving alone. */
    public static final Costs DRIVING = new Costs(0, 0, 0);
}
