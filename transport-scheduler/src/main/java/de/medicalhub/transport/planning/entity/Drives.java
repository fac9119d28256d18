package de.medicalhub.transport.planning.entity;

/** How long it takes from one node of a {@link Problem} to another. */
@FunctionalInterface
public interface Drives {
    /** In the problem's unit of time; 0 from a node to itself, never negative. */
    double between(int from, int to);
}
