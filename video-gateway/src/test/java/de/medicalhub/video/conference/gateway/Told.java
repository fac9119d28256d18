package de.medicalhub.video.conference.gateway;

import de.medicalhub.video.conference.ConferenceEvents;
import de.medicalhub.video.conference.ConferenceProblem;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.StreamId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Everything that a conference told its people, in order; tests wait for what they expect. */
final class Told implements ConferenceEvents {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** One thing told. */
    record Event(String kind, StreamId stream, String detail) {}

    @Override
    public void opened(StreamId stream) {
        events.add(new Event("opened", stream, ""));
    }

    @Override
    public void answered(StreamId stream, String sdp) {
        events.add(new Event("answered", stream, sdp));
    }

    @Override
    public void candidate(StreamId stream, IceCandidate candidate) {
        events.add(new Event("candidate", stream, candidate.candidate()));
    }

    @Override
    public void flowing(StreamId stream, boolean flows) {
        events.add(new Event("flowing", stream, String.valueOf(flows)));
    }

    @Override
    public void closed(StreamId stream) {
        events.add(new Event("closed", stream, ""));
    }

    @Override
    public void failed(StreamId stream, ConferenceProblem problem) {
        events.add(new Event("failed", stream, problem.name()));
    }

    /** Waits until so many events of a kind came; what is of another kind is passed over. */
    List<Event> await(String kind, int count) throws InterruptedException {
        List<Event> found = new java.util.ArrayList<>();
        while (found.size() < count) {
            found.add(next(event -> event.kind().equals(kind)));
        }
        return found;
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
