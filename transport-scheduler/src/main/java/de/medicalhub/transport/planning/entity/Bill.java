package de.medicalhub.transport.planning.entity;

import java.util.Arrays;

/** What a route carries and costs. */
final class Bill {
    /** After each position, measure by measure. */
    final int[] aboard;

    /** How many requests after each position. */
    final int[] people;

    /** Time at the wheel. */
    final double driving;

    final double cost;

    Bill(Problem problem, int vehicle, Timing times, int[] nodes, int[] aboard) {
        int last = times.last;
        int size = problem.size();
        people = new int[last];
        double detour = 0;
        double change = 0;
        double drives = 0;
        for (int k = 1; k < last; k++) {
            drives += times.drive[k];
            boolean isPickup = nodes[k] < size;
            people[k] = people[k - 1] + (isPickup ? 1 : -1);
            detour += people[k] * times.drive[k + 1] + people[k - 1] * times.service[k];
            if (isPickup) {
                detour -= problem.drive(nodes[k], nodes[k] + size);
                change += problem.change(vehicle, nodes[k]);
            } else {
                detour -= times.service[k];
            }
        }
        drives += times.drive[last];
        driving = drives;
        Vehicle used = problem.vehicle(vehicle);
        double duty = last - 1 > used.prefix().size() ? used.dutyCost() : 0;
        cost = driving * used.driveCost()
                + problem.costs().detour() * detour
                + problem.strain(vehicle, driving)
                + change
                + duty;
        this.aboard = Arrays.copyOf(aboard, last * problem.measures());
    }
}
