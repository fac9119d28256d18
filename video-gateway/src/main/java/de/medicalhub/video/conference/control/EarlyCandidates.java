package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways that browsers told before there was a port for them: kept, but not without end. Touched on the room's queue only. */
final class EarlyCandidates {
    private static final int MOST = 64;

    private final Map<StreamId, List<Early>> waiting = new HashMap<>();

    private record Early(int attempt, IceCandidate candidate) {}

    void add(StreamId stream, int attempt, IceCandidate candidate) {
        List<Early> told = waiting.computeIfAbsent(stream, absent -> new ArrayList<>());
        if (told.size() < MOST) {
            told.add(new Early(attempt, candidate));
        }
    }

    /** Those of that attempt, in their order; what was told of others is out of date by now. */
    List<IceCandidate> take(StreamId stream, int attempt) {
        return Optional.ofNullable(waiting.remove(stream)).orElse(List.of()).stream()
                .filter(one -> one.attempt() == attempt)
                .map(Early::candidate)
                .toList();
    }

    /** Somebody goes. */
    void forget(PersonId person) {
        waiting.keySet()
                .removeIf(stream -> stream.at().equals(person) || stream.from().equals(person));
    }

    void clear() {
        waiting.clear();
    }
}
