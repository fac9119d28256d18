package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Load;
import java.util.List;

/** A load as numbers that must each fit: who may take another's place counts in several of them. */
final class Measures {
    private Measures() {}

    /** @param seatsOnStretchers whether who could sit may ride on a free stretcher, in that vehicle */
    static List<Integer> of(Load load, boolean seatsOnStretchers) {
        int more = seatsOnStretchers ? load.stretchers() : 0;
        return List.of(
                load.stretchers(),
                load.seats() + more,
                load.seats() + load.staff() + more,
                load.seats() + load.stretchers(),
                load.seats() + load.staff() + load.stretchers(),
                load.wheelchairPlaces(),
                load.cold());
    }
}
