package de.medicalhub.transport.planning.control;

import java.util.function.BooleanSupplier;

/** How long to search; asked before each step, by the thread that searches. */
public interface Budget {
    /** How much of it is used: 0 at the beginning, 1 or more when it is used up. */
    double used();

    /** How far the whole search is, of which this may be a part; says how much may still get worse. */
    default double progress(double used) {
        return used;
    }

    /** So many steps, or until interrupted: the same plan on every machine. */
    static Budget steps(long steps, BooleanSupplier interrupted) {
        return new Budget() {
            private long done;

            @Override
            public double used() {
                return steps == 0 || interrupted.getAsBoolean() ? 1 : (double) done++ / steps;
            }
        };
    }

    /** The same as a part of a longer search, from there on and so long. */
    default Budget part(double from, double length) {
        Budget whole = this;
        return new Budget() {
            @Override
            public double used() {
                return whole.used();
            }

            @Override
            public double progress(double used) {
                return from + used * length;
            }
        };
    }
}
