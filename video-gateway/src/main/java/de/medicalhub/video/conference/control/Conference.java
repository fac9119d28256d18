package de.medicalhub.video.conference.control;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.video.conference.ConferenceEvents;
import de.medicalhub.video.conference.ConferenceProblem;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One room on the media server. Every method only queues its work and returns at once (rule 2). */
public final class Conference {
    /** More people than this are refused: with N people there are N² ports. */
    public static final int MOST_PEOPLE = 6;

    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(Conference.class));
    private static final int MOST_EARLY_CANDIDATES = 64;

    private final MediaServer mediaServer;
    private final ConferenceEvents events;
    private final Executor queue;
    private final Set<PersonId> people = new LinkedHashSet<>();
    private final Map<StreamId, StreamEnd> ends = new HashMap<>();
    private final Map<StreamId, List<IceCandidate>> early = new HashMap<>();
    private MediaServer.@Nullable Pipeline pipeline;

    /**
     * @param threads on which the room's work runs, one piece at a time
     */
    public Conference(MediaServer mediaServer, ConferenceEvents events, Executor threads) {
        this.mediaServer = mediaServer;
        this.events = events;
        this.queue = new SerialExecutor(threads);
    }

    /** Somebody comes; their port and everybody's ports to each other are opened and connected. */
    public void join(PersonId person) {
        onQueue(StreamId.sendingOf(person), () -> enter(person));
    }

    /** A browser offers on a stream of which it was told. */
    public void offer(StreamId stream, String sdp) {
        onQueue(stream, () -> negotiate(stream, sdp));
    }

    /** A browser found a way. */
    public void candidate(StreamId stream, IceCandidate candidate) {
        onQueue(stream, () -> add(stream, candidate));
    }

    /** Somebody goes; the last one takes the pipeline along. */
    public void leave(PersonId person) {
        onQueue(StreamId.sendingOf(person), () -> remove(person));
    }

    /** Everybody goes. */
    public void close() {
        queue.execute(() -> List.copyOf(people).forEach(this::remove));
    }

    private void enter(PersonId person) {
        if (people.contains(person)) {
            return;
        }
        if (people.size() >= MOST_PEOPLE) {
            events.failed(StreamId.sendingOf(person), ConferenceProblem.FULL);
            return;
        }
        List<PersonId> others = List.copyOf(people);
        people.add(person);
        open(StreamId.sendingOf(person));
        for (PersonId other : others) {
            open(new StreamId(person, other));
            open(new StreamId(other, person));
        }
    }

    private StreamEnd open(StreamId stream) {
        MediaServer.Pipeline room = pipeline;
        if (room == null) {
            room = mediaServer.open();
            pipeline = room;
        }
        StreamEnd end = new StreamEnd(room.openPort(listener(stream)));
        ends.put(stream, end);
        connect(stream);
        List<IceCandidate> waiting = early.remove(stream);
        if (waiting != null) {
            waiting.forEach(end::add);
        }
        events.opened(stream);
        return end;
    }

    /** A receiving end gets what its sender sends; a new sending end serves all its receivers. */
    private void connect(StreamId stream) {
        StreamEnd sender = ends.get(StreamId.sendingOf(stream.from()));
        if (sender == null) {
            return;
        }
        List<StreamId> receivers = new ArrayList<>();
        ends.keySet().stream()
                .filter(other -> !other.isSending() && other.from().equals(stream.from()))
                .filter(other -> stream.isSending() || other.equals(stream))
                .forEach(receivers::add);
        receivers.forEach(receiver -> {
            StreamEnd end = ends.get(receiver);
            if (end != null) {
                sender.port.connectTo(end.port);
            }
        });
    }

    private void negotiate(StreamId stream, String sdp) {
        StreamEnd end = ends.get(stream);
        if (end == null) {
            events.failed(stream, ConferenceProblem.UNKNOWN);
        } else if (!sdp.startsWith("v=0\r\n") || !sdp.contains("\r\nm=")) {
            events.failed(stream, ConferenceProblem.BAD_OFFER);
        } else {
            StreamEnd fresh = end.isNegotiated() ? renew(stream, end) : end;
            events.answered(stream, fresh.answer(sdp));
        }
    }

    private StreamEnd renew(StreamId stream, StreamEnd old) {
        old.port.release();
        return open(stream);
    }

    private void add(StreamId stream, IceCandidate candidate) {
        StreamEnd end = ends.get(stream);
        if (end != null) {
            end.add(candidate);
            return;
        }
        List<IceCandidate> waiting = early.computeIfAbsent(stream, absent -> new ArrayList<>());
        if (waiting.size() < MOST_EARLY_CANDIDATES) {
            waiting.add(candidate);
        }
    }

    private void remove(PersonId person) {
        if (!people.remove(person)) {
            return;
        }
        ends.keySet().stream()
                .filter(stream -> stream.at().equals(person) || stream.from().equals(person))
                .toList()
                .forEach(this::shut);
        early.keySet()
                .removeIf(stream -> stream.at().equals(person) || stream.from().equals(person));
        MediaServer.Pipeline room = pipeline;
        if (people.isEmpty() && room != null) {
            pipeline = null;
            room.release();
        }
    }

    private void shut(StreamId stream) {
        StreamEnd end = ends.remove(stream);
        if (end != null) {
            end.port.release();
            events.closed(stream);
        }
    }

    private MediaServer.PortListener listener(StreamId stream) {
        return new MediaServer.PortListener() {
            @Override
            public void candidate(IceCandidate candidate) {
                queue.execute(() -> events.candidate(stream, candidate));
            }

            @Override
            public void flow(boolean flows, long timestampMillis) {
                queue.execute(() -> {
                    StreamEnd end = ends.get(stream);
                    if (end != null && end.isNews(timestampMillis)) {
                        events.flowing(stream, flows);
                    }
                });
            }
        };
    }

    private void onQueue(StreamId stream, Runnable work) {
        queue.execute(() -> {
            try {
                work.run();
            } catch (HubException e) {
                LOG.note(e.kind(), "the media server failed a conference", e);
                events.failed(stream, ConferenceProblem.MEDIA_SERVER_AWAY);
            }
        });
    }
}
