package de.medicalhub.video.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Everything that a conference told its people, in order; tests wait for what they expect. */
public final class Told implements ConferenceEvents {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** One thing told. */
    public record Event(String kind, StreamId stream, int attempt, String detail) {}

    @Override
    public void opened(StreamId stream, int attempt) {
        events.add(new Event("opened", stream, attempt, ""));
    }

    @Override
    public void answered(StreamId stream, int attempt, String sdp) {
        events.add(new Event("answered", stream, attempt, sdp));
    }

    @Override
    public void candidate(StreamId stream, int attempt, IceCandidate candidate) {
        events.add(new Event("candidate", stream, attempt, candidate.candidate()));
    }

    @Override
    public void flowing(StreamId stream, boolean flows) {
        events.add(new Event("flowing", stream, 0, String.valueOf(flows)));
    }

    @Override
    public void closed(StreamId stream) {
        events.add(new Event("closed", stream, 0, ""));
    }

    @Override
    public void arranged(PersonId at, List<PersonId> order, int pictures) {
        events.add(new Event("arranged", StreamId.sendingOf(at), pictures, order.toString()));
    }

    @Override
    public void left(PersonId person) {
        events.add(new Event("left", StreamId.sendingOf(person), 0, ""));
    }

    @Override
    public void failed(StreamId stream, ConferenceProblem problem) {
        events.add(new Event("failed", stream, 0, problem.name()));
    }

    /** Waits until so many events of a kind came; what is of another kind is passed over. */
    public List<Event> await(String kind, int count) throws InterruptedException {
        List<Event> found = new ArrayList<>();
        while (found.size() < count) {
            found.add(next(event -> event.kind().equals(kind)));
        }
        return found;
    }

    /** The next event of one of these kinds about a stream. */
    public Event await(Set<String> kinds, StreamId stream) throws InterruptedException {
        return next(event -> kinds.contains(event.kind()) && event.stream().equals(stream));
    }

    /** What was told until now and not awaited. */
    public List<Event> sofar(String kind) {
        List<Event> all = new ArrayList<>();
        events.drainTo(all);
        return all.stream().filter(event -> event.kind().equals(kind)).toList();
    }

    private Event next(Predicate<Event> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("not told within " + PATIENCE_SECONDS + " s");
            }
            if (wanted.test(event)) {
                return event;
            }
        }
    }
}
