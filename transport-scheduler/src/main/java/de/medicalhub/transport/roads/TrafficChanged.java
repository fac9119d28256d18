package de.medicalhub.transport.roads;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Drives last differently on this node from now on: the first slowdowns count newly, the others no longer. */
public record TrafficChanged(List<Slowdown> begun, List<Slowdown> ended) {
    /** Keeps its own copies. */
    public TrafficChanged {
        begun = List.copyOf(begun);
        ended = List.copyOf(ended);
    }

    /** Whether tours of that day may be concerned. */
    public boolean isOn(LocalDate day) {
        return Stream.concat(begun.stream(), ended.stream()).anyMatch(slowdown -> slowdown.isOn(day));
    }
}
