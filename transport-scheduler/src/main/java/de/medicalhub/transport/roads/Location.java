package de.medicalhub.transport.roads;

import java.util.Optional;

/** What is known about where an address lies. */
public sealed interface Location {
    /**
     * It lies here, within the area.
     *
     * @param instead the address of the register that was taken, if it is written otherwise
     */
    record Found(GeoPoint position, Optional<String> instead) implements Location {
        /** As it is written. */
        public Found(GeoPoint position) {
            this(position, Optional.empty());
        }
    }

    /** It lies so many kilometres from the district's centre: too far to be served. */
    record OutsideArea(long kilometres) implements Location {}

    /** Nothing tells where it lies. */
    record Unknown() implements Location {}
}
