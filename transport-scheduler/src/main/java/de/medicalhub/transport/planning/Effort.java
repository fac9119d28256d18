package de.medicalhub.transport.planning;

import java.util.function.BooleanSupplier;

/**
 * How long to improve a plan.
 *
 * @param rounds of a hundred steps each; 0 for none
 * @param threads that search beside each other and adopt the best plan at fixed steps
 * @param interrupted asked at each step; once true, the best plan so far is the answer, and for whom no place
 *     was looked for yet is refused with that reason
 */
public record Effort(int rounds, int threads, BooleanSupplier interrupted) {
    /** On one thread, to the end. */
    public static Effort of(int rounds) {
        return new Effort(rounds, 1, () -> false);
    }
}
