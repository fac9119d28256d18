package de.medicalhub.transport.planning.control;

import de.medicalhub.transport.planning.Load;
import de.medicalhub.transport.planning.PlanJob;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A load as numbers that must each fit: who may take another's place counts in several of them.
 *
 * @param luggage whether anybody brings any; where nobody does, its measures would only take time
 */
record Measures(boolean luggage) {
    /** Those that the jobs need. */
    static Measures of(Collection<PlanJob> jobs) {
        return new Measures(jobs.stream().anyMatch(job -> job.load().luggage() > 0));
    }

    /** @param seatsOnStretchers whether who could sit may ride on a free stretcher, in that vehicle */
    List<Integer> of(Load load, boolean seatsOnStretchers) {
        int more = seatsOnStretchers ? load.stretchers() : 0;
        int sitting = load.seats() + load.staff();
        IntStream people = IntStream.of(
                load.stretchers(),
                load.seats() + more,
                sitting + more,
                load.seats() + load.stretchers(),
                sitting + load.stretchers(),
                load.wheelchairPlaces(),
                load.cold());
        int all = sitting + load.luggage();
        IntStream pieces = luggage ? IntStream.of(all + more, all + load.stretchers()) : IntStream.empty();
        return IntStream.concat(people, pieces).boxed().toList();
    }
}
