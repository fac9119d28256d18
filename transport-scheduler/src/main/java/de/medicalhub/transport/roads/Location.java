package de.medicalhub.transport.roads;

/** What is known about where an address lies. */
public sealed interface Location {
    /** It lies here, within the area. */
    record Found(GeoPoint position) implements Location {}

    /** It lies so many kilometres from the district's centre: too far to be served. */
    record OutsideArea(long kilometres) implements Location {}

    /** Nothing tells where it lies. */
    record Unknown() implements Location {}
}
