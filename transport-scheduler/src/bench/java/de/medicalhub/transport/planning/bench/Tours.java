package de.medicalhub.transport.planning.bench;

import java.util.List;

/** A plan of an instance: for each vehicle, in the file's order, what it visits; depots left out. */
record Tours(List<List<Call>> routes) {
    /** A visit of a node of the file, and when its service begins. */
    record Call(int node, double start) {}
}
