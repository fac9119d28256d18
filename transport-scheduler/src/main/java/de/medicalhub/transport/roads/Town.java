package de.medicalhub.transport.roads;

/** A town or village with the position of its centre. */
public record Town(String name, GeoPoint position) {}
