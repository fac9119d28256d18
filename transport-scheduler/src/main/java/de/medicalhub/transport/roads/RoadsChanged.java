package de.medicalhub.transport.roads;

/** Event: from now on drives follow the roads of another map. */
public record RoadsChanged() {}
